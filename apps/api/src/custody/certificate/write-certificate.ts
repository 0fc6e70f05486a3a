import { encode } from 'uqr';

import type { Certificate } from '#custody/custody/read-certificate';
import type { Handover, SignatureShape } from '#custody/custody/schemas';

import { MISSING } from './fonts.ts';
import { Sheet } from './sheet.ts';
import { ACTS, hours, place, RESULTS, STATES, tellContradiction, tellSnapshot, type ToTime } from './words.ts';

export interface CertificateJob {
  readonly certificate: Certificate;
  /** Where the handover is shown. */
  readonly url: string;
  readonly timeZone: string;
  readonly writtenAt: string;
}

const QR_SIDE = 92;
const SIGNATURE_HEIGHT = 96;

/** The certificate of a handover (交接证书) as PDF, with selectable text and everything that it rests on. */
export async function writeCertificate(job: CertificateJob): Promise<Buffer> {
  const { handover } = job.certificate;
  const time = timeIn(job.timeZone);
  const isAccepted = handover.state === 'accepted';
  const title = isAccepted ? '装备交接证书' : `装备交接单（${STATES[handover.state]}，不作交接凭证）`;
  const sheet = new Sheet(`${title} ${handover.assetCode}`);
  sheet.title(title, `编号 ${handover.id}`);
  writeParties(sheet, job, time);
  writeReports(sheet, handover);
  writeWitness(sheet, handover, time);
  sheet.section('四、保管条款（签字时的文本）');
  sheet.text(handover.terms, { size: 9 });
  writeSignatures(sheet, handover, time);
  writeProof(sheet, job, time);
  if (sheet.hasMissed) sheet.text(`${MISSING}：字库没有的字，以电子交接单为准。`, { size: 8, color: '#555555' });
  return sheet.finish(
    (page, pages) =>
      `${handover.assetCode} ${title} · 第 ${page} 页，共 ${pages} 页 · ${time(job.writtenAt)} 由集结生成，时间均为${job.timeZone === 'Asia/Shanghai' ? '北京时间' : ` ${job.timeZone} `}`,
  );
}

function writeParties(sheet: Sheet, { certificate: { handover }, url }: CertificateJob, time: ToTime): void {
  const { assetCode, piece, state, from, to, offeredBy, offeredAt, decidedBy, decidedAt, returnBy } = handover;
  sheet.section('一、装备与双方');
  const lines = [
    { text: `${assetCode}\u3000${piece.name}`, size: 14 },
    { text: `状态：${STATES[state]}`, size: 10 },
    { text: `扫码查看电子交接单：${url}`, size: 10 },
  ];
  const width = sheet.width - QR_SIDE - 16;
  const heights = lines.map(({ text, size }) => sheet.heightOf(text, width, size) + 8);
  const height = heights.reduce((sum, one) => sum + one, 0);
  sheet.beside(Math.max(QR_SIDE, height) + 8, (document, x, y) => {
    drawCode(document, url, { x, y });
    let at = y;
    for (const [index, { text, size }] of lines.entries()) {
      sheet.put(text, x + QR_SIDE + 16, at, width, { size });
      at += heights[index]!;
    }
  });
  const named = to.person === null ? '' : `，指定 ${to.person.name}`;
  const base = to.base === null ? '' : `，送往 ${to.base.name}`;
  sheet.facts([
    ['移交方', `${from.name}（${from.code}），${offeredBy.name}，${time(offeredAt)}`],
    ['接收方', `${to.name}（${to.code}）${named}${base}`],
    ['办结', decidedAt === null ? '尚未' : `${STATES[state]}，${decidedBy?.name ?? '系统'}，${time(decidedAt)}`],
    ['交接地点', handover.place === null ? '没有填写' : place(handover.place)],
    ['归还期限', returnBy === null ? '没有约定' : time(returnBy)],
    ...(handover.reason === null ? [] : [['原因', handover.reason] as const]),
  ]);
}

function writeReports(sheet: Sheet, { conditionReport: given, acceptance }: Handover): void {
  const taken = acceptance?.conditionReport;
  sheet.section('二、检查');
  const tell = (item: Handover['conditionReport']['items'][number] | undefined) =>
    item === undefined ? '' : `${RESULTS[item.result]}${item.remark === undefined ? '' : `：${item.remark}`}`;
  const rows = given.items.map((item) => [
    item.label.zh,
    tell(item),
    tell(taken?.items.find(({ code }) => code === item.code)),
  ]);
  const photos = (report: Handover['conditionReport'] | undefined) =>
    report?.photos.map(({ name, sha256 }) => `${name}（SHA-256 ${sha256.slice(0, 16)}…）`).join('\n') ?? '';
  sheet.table(
    [
      { head: '项目', share: 0.3 },
      { head: '移交方所见', share: 0.35 },
      { head: '接收方所见', share: 0.35 },
    ],
    [
      ['小时表读数', hours(given.runningHours), taken === undefined ? '' : hours(taken.runningHours)],
      ...rows,
      ['备注', given.remark ?? '', taken?.remark ?? ''],
      ['照片', photos(given), photos(taken)],
    ],
  );
}

function writeWitness(sheet: Sheet, handover: Handover, time: ToTime): void {
  sheet.section('三、设备自己的记录');
  const offered = tellSnapshot(handover.telemetry, time);
  const accepted = handover.acceptance === null ? [] : tellSnapshot(handover.acceptance.telemetry, time);
  const names = [...new Set([...offered, ...accepted].map(([name]) => name))];
  const of = (rows: readonly [string, string][], name: string) => rows.find(([one]) => one === name)?.[1] ?? '';
  const takenAt = handover.acceptance?.telemetry.takenAt;
  sheet.table(
    [
      { head: '项目', share: 0.2 },
      { head: `移交时 ${time(handover.telemetry.takenAt)}`, share: 0.4 },
      { head: takenAt === undefined ? '接收时' : `接收时 ${time(takenAt)}`, share: 0.4 },
    ],
    names.map((name) => [name, of(offered, name), of(accepted, name)]),
  );
  const { contradictions } = handover;
  sheet.facts([
    [
      '与所报不符',
      contradictions.length === 0 ? '没有' : contradictions.map((one) => tellContradiction(one, time)).join('\n'),
    ],
  ]);
}

function writeSignatures(sheet: Sheet, { signature, acceptance, from, to }: Handover, time: ToTime): void {
  sheet.section('五、签字');
  sheet.beside(SIGNATURE_HEIGHT + 28, (document, x, y) => {
    const half = sheet.width / 2;
    for (const [at, [name, signed]] of (
      [
        [`移交方 ${from.name}`, signature],
        [`接收方 ${to.name}`, acceptance?.signature ?? null],
      ] as const
    ).entries()) {
      const left = x + at * half;
      document
        .rect(left, y, half, SIGNATURE_HEIGHT + 28)
        .lineWidth(0.5)
        .strokeColor('#999999')
        .stroke();
      sheet.put(name, left + 6, y + 5, half - 12, { size: name.length > 24 ? 8 : 10, color: '#555555' });
      if (signed) drawSignature(sheet, document, signed, { left: left + 6, y: y + 22, width: half - 12, time });
    }
  });
  sheet.text('在系统中再次输入密码并手写或键入姓名，不作为可靠电子签名。', { size: 8, color: '#555555' });
}

interface Where {
  readonly left: number;
  readonly y: number;
  readonly width: number;
  readonly time: ToTime;
}

function drawSignature(
  sheet: Sheet,
  document: PDFKit.PDFDocument,
  { drawn, typed, person, signedAt, confirmed }: SignatureShape,
  { left, y, width, time }: Where,
): void {
  const [, encoded] = drawn?.split(',') ?? [];
  if (encoded !== undefined)
    document.image(Buffer.from(encoded, 'base64'), left, y, { fit: [width, SIGNATURE_HEIGHT - 30] });
  else if (typed !== null) sheet.put(typed, left, y + 14, width, { size: typed.length > 12 ? 9 : 18 });
  const line = `${person.name}\u3000${time(signedAt)}${confirmed ? '\u3000密码已核验' : ''}`;
  sheet.put(line, left, y + SIGNATURE_HEIGHT - 14, width, { size: 9 });
}

function writeProof(sheet: Sheet, { certificate: { entries } }: CertificateJob, time: ToTime): void {
  sheet.section('六、账本');
  sheet.table(
    [
      { head: '条目', share: 0.26 },
      { head: '哈希（SHA-256）与检查点', share: 0.74 },
    ],
    entries.map(({ number, act, recordedAt, hash, checkpoint }) => [
      `第 ${number} 条 ${ACTS[act] ?? act}\n${time(recordedAt)}`,
      `${hash}\n${
        checkpoint === null
          ? '尚未入检查点：几分钟内会进入下一个'
          : `已入 ${time(checkpoint.signedAt)} 签名的检查点（共 ${checkpoint.size} 条）`
      }`,
    ]),
  );
  const key = entries.findLast(({ checkpoint }) => checkpoint !== null)?.checkpoint?.key;
  sheet.text(
    `离线核验：导出此装备的账本，运行 muster verify-ledger 文件${key === undefined ? '' : ` --key ${key}`}，核对上面的条目号与哈希。`,
    { size: 8, color: '#555555' },
  );
}

function drawCode(document: PDFKit.PDFDocument, url: string, { x, y }: { x: number; y: number }): void {
  const { data } = encode(url, { ecc: 'M', border: 0 });
  const side = QR_SIDE / data.length;
  for (const [row, squares] of data.entries())
    for (const [column, isDark] of squares.entries())
      if (isDark) document.rect(x + column * side, y + row * side, side, side);
  document.fillColor('#000000').fill();
}

/** `2025-11-22 09:10:00`, in this time zone. */
function timeIn(timeZone: string): ToTime {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => format.format(new Date(instant));
}
