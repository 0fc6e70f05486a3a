import type { Agreement } from '#custody/custody/agreements/schemas';
import type { Desk } from '#custody/custody/desk-schemas';
import type { Handover, HandoverForm, HandoverSummary, ReceiverList, Timeline } from '#custody/custody/schemas';
import { DEFAULT_TERMS } from '#custody/custody/terms';

const [OFFERED, ACCEPTED, EXPIRES] = [
  '2025-11-22T01:10:00.000Z',
  '2025-11-22T01:42:00.000Z',
  '2025-11-23T01:10:00.000Z',
];
const [BEGINS, ENDS] = ['2025-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'];
const id = (number: number) => `019ab5a1-7f2e-7c3d-9f00-${String(number).padStart(12, '0')}`;
const [LI, WANG] = [
  { id: id(21), name: '李建国' },
  { id: id(22), name: '王秀英' },
];
const TEAM = { code: 'furong-team', name: '芙蓉矿山救护队' };
const KEEPER = { code: 'southwest-custodian', name: '西南托管中心' };
const PIECE = { name: '大功率潜水电泵 8 号', family: 'pump' };
const PUMP_BODY = { zh: '泵体、叶轮与密封', en: 'Pump body, impeller and seals' };

const telemetry: Handover['telemetry'] = {
  ...{ takenAt: OFFERED, connection: 'online', lastSeen: OFFERED },
  position: { latitude: 28.43, longitude: 104.72, time: OFFERED },
  ...{ runningHours: 2_841.6, runningHoursTime: OFFERED, running: { value: false, time: OFFERED } },
  metrics: { fuelRemainingRatio: { value: 62, unit: '%', time: OFFERED, quality: 'good' } },
  alarms: [],
};

const summary: HandoverSummary = {
  ...{ id: id(20), assetCode: 'PU-0701', piece: PIECE, state: 'accepted', from: TEAM },
  to: { ...KEEPER, person: WANG, base: null },
  ...{ returnBy: null, offeredBy: LI, offeredAt: OFFERED, expiresAt: EXPIRES },
  ...{ decidedBy: WANG, decidedAt: ACCEPTED, reason: null },
  contradictions: [{ party: 'to', code: 'hours_differ', stated: 2_838, measured: 2_841.6, time: ACCEPTED }],
};

const report = (runningHours: number, remark: string | null): Handover['conditionReport'] => ({
  runningHours,
  items: [{ code: 'pump_body', label: PUMP_BODY, result: 'ok' }],
  photos: [
    { id: id(23), name: '泵体.jpg', sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  ],
  remark,
});

const handover: Handover = {
  ...summary,
  place: { latitude: 28.43, longitude: 104.72 },
  ...{ terms: DEFAULT_TERMS, conditionReport: report(2_841.5, null), telemetry },
  signature: { person: LI, signedAt: OFFERED, confirmed: true, typed: '李建国', drawn: null },
  acceptance: {
    conditionReport: report(2_838, '电缆外皮有一处磨损'),
    telemetry: { ...telemetry, takenAt: ACCEPTED },
    signature: { person: WANG, signedAt: ACCEPTED, confirmed: true, typed: '王秀英', drawn: null },
  },
  ledger: [
    { number: 7, act: 'offer-handover', recordedAt: OFFERED },
    { number: 8, act: 'accept-handover', recordedAt: ACCEPTED },
  ],
};

const agreement: Agreement = {
  ...{ id: id(24), state: 'expiring', owner: { code: 'center', name: '国家安全生产应急救援中心' }, custodian: KEEPER },
  ...{ pieces: ['PU-0701'], duties: '专业保管、每月试车、随时可调用', feeFen: 12_000_000 },
  ...{ from: BEGINS, to: ENDS, remindDays: 60, createdBy: LI, createdAt: BEGINS },
  ...{ endedBy: null, endedAt: null, endReason: null },
};

const form: HandoverForm = {
  ...{ assetCode: 'PU-0701', name: PIECE.name, family: PIECE.family, custodian: TEAM },
  checklist: [{ code: 'pump_body', label: PUMP_BODY }],
  ...{ terms: DEFAULT_TERMS, telemetry, contradictions: [], openHandover: null },
};

const receivers: ReceiverList = { items: [{ ...KEEPER, kind: 'custodian', custodians: [WANG] }] };

const kept = { assetCode: 'PU-0701', name: PIECE.name, family: PIECE.family, custodian: KEEPER.code };
const offered: HandoverSummary = { ...summary, state: 'offered', decidedBy: null, decidedAt: null, contradictions: [] };
const desk: Desk = {
  toKeep: { count: 1, items: [{ ...kept, since: ACCEPTED, acknowledged: true }] },
  offeredToMe: { count: 1, items: [offered] },
  offeredByMe: { count: 0, items: [] },
  dueBack: {
    count: 1,
    items: [
      {
        ...{ assetCode: 'DR-0012', name: '大直径钻机 12 号', custodian: KEEPER.code, owner: 'center' },
        ...{ dueAt: ENDS, reason: 'agreement_over' },
      },
    ],
  },
  agreementsExpiring: { count: 1, items: [agreement] },
  unacknowledged: { count: 0, items: [] },
  missing: {
    count: 1,
    items: [
      {
        ...{ assetCode: 'PU-0703', name: '大功率潜水电泵 10 号', custodian: KEEPER.code },
        stocktake: { id: id(30), closedAt: ACCEPTED },
      },
    ],
  },
};

const timeline: Timeline = {
  items: [
    { kind: 'custody', at: ACCEPTED, until: null, organisation: KEEPER, basis: 'handover', handover: summary.id },
    { kind: 'crew', at: ACCEPTED, handover: id(40), from: LI, to: WANG, organisation: KEEPER },
    { kind: 'handover', at: OFFERED, handover: summary },
    { kind: 'agreement', at: BEGINS, until: ENDS, agreement: agreement.id, custodian: KEEPER },
    {
      ...{ kind: 'stocktake', at: BEGINS, stocktake: id(30), organisation: TEAM, site: null, finding: 'found' },
    },
    { kind: 'custody', at: BEGINS, until: ACCEPTED, organisation: TEAM, basis: 'register', handover: null },
  ],
};

export const CUSTODY_EXAMPLES: Readonly<Record<string, unknown>> = {
  CustodyAgreement: agreement,
  CustodyDesk: desk,
  Handover: handover,
  HandoverForm: form,
  HandoverReceiverList: receivers,
  HandoverSummary: summary,
  Timeline: timeline,
};
