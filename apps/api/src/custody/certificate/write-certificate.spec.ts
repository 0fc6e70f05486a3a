import { describe, expect, it } from '@jest/globals';

import type { Certificate } from '#custody/custody/read-certificate';

import { readPdf } from '../../../../../test/support/read-pdf.ts';
import { CUSTODY_EXAMPLES } from '../../openapi/custody-examples.ts';
import { writeCertificate } from './write-certificate.ts';

const HANDOVER = CUSTODY_EXAMPLES['Handover'] as Certificate['handover'];
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const KEY = 'muster.example/ledger+1a2b3c4d+AbCdEf';
const OFFERED = { number: 7, act: 'offer-handover', recordedAt: '2025-11-22T01:10:00.000Z', hash: HASH };
const ACCEPTED = { ...OFFERED, number: 8, act: 'accept-handover' };
const SIGNED = { size: 1_204, signedAt: '2025-11-22T01:11:00.000Z', key: KEY };
const URL = 'https://muster.example/custody/handovers/1';

const write = async (handover: object = {}): Promise<string> => {
  const certificate: Certificate = {
    handover: { ...HANDOVER, ...handover },
    entries: [
      { ...OFFERED, checkpoint: SIGNED },
      { ...ACCEPTED, checkpoint: null },
    ],
  };
  const writtenAt = '2025-11-23T00:00:00.000Z';
  const pages = await readPdf(await writeCertificate({ certificate, url: URL, timeZone: 'Asia/Shanghai', writtenAt }));
  return pages.join('').replace(/\s/g, '');
};

describe('the certificate of a handover', () => {
  it('can be read and searched: parties, reports, machine, contradictions, terms, signatures, ledger', async () => {
    const text = await write();
    for (const told of [
      '装备交接证书',
      '芙蓉矿山救护队（furong-team），李建国，2025-11-2209:10:00',
      '西南托管中心（southwest-custodian），指定王秀英',
      '泵体、叶轮与密封正常正常',
      '电缆外皮有一处磨损',
      '28.43000°N104.72000°E（2025-11-2209:10:00）',
      '接收时：所报2,838小时，设备自报2,841.6小时',
      '五、归还时按同样程序办理交接并签字。',
      '密码已核验',
      `第8条接收2025-11-2209:10:00${HASH}尚未入检查点`,
      '已入2025-11-2209:11:00签名的检查点（共1204条）',
      `--key${KEY}`,
    ])
      expect(text).toContain(told);
  });

  it('shows rare characters, and a mark where no typeface has one', async () => {
    const text = await write({ piece: { name: '龑字 \u{3FFFE} 号', family: 'pump' } });
    expect(text).toContain('龑字〓号');
    expect(text).toContain('〓：字库没有的字');
    expect(await write()).not.toContain('〓');
  });

  it('of one that nobody has accepted says that it is none', async () => {
    const text = await write({ state: 'offered', acceptance: null, decidedBy: null, decidedAt: null });
    expect(text).toContain('装备交接单（待接收，不作交接凭证）');
    expect(text).not.toContain('装备交接证书');
  });

  it('goes on overleaf where a text is long, and numbers its pages', async () => {
    const text = await write({ terms: '保管条款很长。\n'.repeat(200) });
    expect(text.match(/保管条款很长。/g)).toHaveLength(200);
    expect(text).toMatch(/第([5-9])页，共\1页/);
  });

  it('loses nothing of a remark that is longer than a page', async () => {
    const remark = Array.from({ length: 300 }, (_, at) => `第${at}处磨损。`).join('');
    const text = await write({ conditionReport: { ...HANDOVER.conditionReport, remark } });
    for (let at = 0; at < 300; at++)
      expect(text.replace(/PU-0701装备交接证书·.{1,60}北京时间/g, '')).toContain(`${at}处磨损。`);
  });

  it.each([
    ['signs that no typeface has', '🚒'.repeat(4_000)],
    ['words without end', 'x'.repeat(8_000)],
    ['empty lines', '\n'.repeat(2_000)],
    ['marks of direction and breaks of lines', '\u202e\u2066\u2028\r\t\u0007'.repeat(700)],
  ])('is soon written where somebody fills it with %s', async (_, terms) => {
    const begun = performance.now();
    expect(await write({ terms })).toContain('六、账本');
    expect(performance.now() - begun).toBeLessThan(60_000);
  });
});
