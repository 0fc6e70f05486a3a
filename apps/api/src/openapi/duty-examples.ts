const id = (number: number) => `019ab5a1-7f2e-7c3d-9f00-${String(number).padStart(12, '0')}`;

const member = { function: 'on_duty', person: id(1), name: '张敏', telephone: '139 0000 0001' };
const shift = {
  ...{ id: id(60), organisation: 'center', from: '2025-11-22T12:00:00.000Z', to: '2025-11-23T00:00:00.000Z' },
  members: [member, { function: 'leader', person: null, name: '李主任', telephone: '139 0000 0002' }],
};
const call = {
  ...{ id: id(61), channel: 'sms', function: 'on_duty', name: '张敏', state: 'delivered', attempts: 1 },
  ...{ createdAt: '2025-11-22T20:00:00.000Z', deliveredAt: '2025-11-22T20:00:01.000Z', error: null },
};

const signature = {
  ...{ person: { id: id(1), name: '张敏' }, at: '2025-11-23T00:00:00.000Z', confirmed: true, typed: '张敏' },
  ...{ drawn: null, remark: '川南汛期备勤两台泵在途', ledgerNumber: 12 },
};
const openMatters = {
  notices: {
    count: 1,
    items: [{ id: id(22), kind: 'claims-displaced', organisation: 'furong', causedAt: '2025-11-22T20:00:00.000Z' }],
  },
  handovers: { count: 0, items: [] },
  claimsAtRisk: { count: 0, items: [] },
};

/** Of who is on duty, and of who was reached. */
export const DUTY_EXAMPLES: Readonly<Record<string, unknown>> = {
  DutyMember: member,
  DutyShift: shift,
  DutyShifts: { items: [shift] },
  DutyRoster: {
    ...{ organisation: 'center', organisationName: '国家安全生产应急救援中心', telephone: '010-6446 3600' },
    ...{ answerMinutes: 10, channels: ['sms', 'voice'], now: shift },
  },
  ShiftSignature: signature,
  OpenMatters: openMatters,
  ShiftHandover: {
    ...{ state: 'given', shift, openMatters, given: signature, taken: null, maySign: false },
    nextShift: { ...shift, id: id(63), from: shift.to, to: '2025-11-23T12:00:00.000Z' },
  },
  NoticeCall: call,
  NoticeCalls: { items: [call] },
  Acknowledgement: {
    ...{ id: id(62), notice: id(22), organisation: 'furong', channel: 'telephone', name: '王强' },
    ...{ telephone: '139 0000 0003', answeredAt: '2025-11-22T20:04:00.000Z', recordedAt: '2025-11-22T20:05:12.000Z' },
    ...{ recordedBy: { id: id(1), name: '张敏' }, remark: '已知悉，立即调整计划' },
  },
};
