import type { CrewHandover, PieceCrew } from '#custody/crews/schemas';

const [OFFERED, ACCEPTED, EXPIRES] = [
  '2025-11-22T08:00:00.000Z',
  '2025-11-22T08:04:00.000Z',
  '2025-11-22T20:00:00.000Z',
];
const id = (number: number) => `019ab5a1-7f2e-7c3d-9f00-${String(number).padStart(12, '0')}`;
const TEAM = { code: 'furong-team', name: '芙蓉矿山救护队' };
const [LI, WANG] = [
  { id: id(21), name: '李建国', organisation: TEAM },
  { id: id(22), name: '王秀英', organisation: TEAM },
];

const telemetry: CrewHandover['telemetry'] = {
  ...{ takenAt: OFFERED, connection: 'online', lastSeen: OFFERED },
  ...{ runningHours: 2_841.6, runningHoursTime: OFFERED, running: { value: true, time: OFFERED } },
  metrics: { fuelRemainingRatio: { value: 62, unit: '%', time: OFFERED, quality: 'good' } },
  alarms: [],
};
const signature = { signedAt: OFFERED, confirmed: true, typed: '李建国', isDrawn: false };

const handover: CrewHandover = {
  ...{ id: id(40), assetCode: 'PU-0701', piece: { name: '大功率潜水电泵 8 号', family: 'pump' }, state: 'accepted' },
  ...{ allocation: id(41), from: LI, to: WANG, offeredAt: OFFERED, expiresAt: EXPIRES, decidedAt: ACCEPTED },
  ...{ reason: null, remarks: { from: '2 号泵轴封有渗水，已报修', to: null }, telemetry },
  acceptedTelemetry: { ...telemetry, takenAt: ACCEPTED },
  signatures: { from: signature, to: { ...signature, signedAt: ACCEPTED, typed: '王秀英' } },
  inspectionDueAt: '2025-11-23T08:04:00.000Z',
};

const crew: PieceCrew = {
  ...{ assetCode: 'PU-0701', name: handover.piece.name, custodian: TEAM },
  allocation: { id: id(41), kind: 'deployment', organisation: TEAM, to: null },
  ...{ crew: { ...WANG, since: ACCEPTED }, open: null, receivers: [LI], telemetry },
};

export const CREW_EXAMPLES: Readonly<Record<string, unknown>> = { CrewHandover: handover, PieceCrew: crew };
