import { EVERYONE, type Endpoint } from './endpoint.ts';

/** By where they are, as the suite makes what lies there. */
const PLACE = { inside: 'N-1', outside: 'S-1' };
const ROSTER = { inside: 'north', outside: 'south' };
const OWN = { inside: 'north-team', outside: 'south' };
const duty = ['duty_officer', 'administrator'] as const;
const MEMBERS = [{ function: 'on_duty', name: '张敏', telephone: '139 0000 0001' }];

let slot = 0;
/** Each call gets hours of its own, so that none stands in the way of another. */
const nextPeriod = () => {
  const from = Date.now() + 86_400_000 + (slot += 1) * 3_600_000;
  return { from: new Date(from).toISOString(), to: new Date(from + 3_600_000).toISOString() };
};

export const DUTY_ENDPOINTS: readonly Endpoint[] = [
  { operation: 'GET /api/v1/duty-rosters', may: EVERYONE, done: 200 },
  { operation: 'GET /api/v1/duty-rosters/{code}', may: EVERYONE, done: 200, about: ROSTER },
  { operation: 'PUT /api/v1/duty-rosters/{code}', may: duty, done: 200, body: () => ({}), about: OWN },
  { operation: 'GET /api/v1/duty-shifts', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/duty-shifts',
    may: duty,
    done: 201,
    body: () => ({ organisation: '{x}', members: MEMBERS, ...nextPeriod() }),
    about: ROSTER,
    outsideAnswers: 400,
  },
  { operation: 'GET /api/v1/duty-shifts/{shiftId}', may: EVERYONE, done: 200, about: PLACE },
  {
    operation: 'PATCH /api/v1/duty-shifts/{shiftId}',
    may: duty,
    done: 200,
    body: () => ({ members: MEMBERS }),
    about: PLACE,
  },
  { operation: 'DELETE /api/v1/duty-shifts/{shiftId}', may: duty, done: 204, about: PLACE },
  { operation: 'GET /api/v1/duty-shifts/{shiftId}/handover', may: EVERYONE, done: 200, about: PLACE },
  {
    operation: 'POST /api/v1/duty-shifts/{shiftId}/handover',
    may: ['duty_officer'],
    done: 200,
    body: () => ({ remark: 'nothing stands open' }),
    about: PLACE,
  },
  {
    operation: 'POST /api/v1/duty-shifts/{shiftId}/handover/accept',
    may: ['duty_officer'],
    done: 200,
    body: () => ({}),
    about: PLACE,
  },
  { operation: 'GET /api/v1/notices/{noticeId}', may: EVERYONE, done: 200, about: PLACE },
  { operation: 'GET /api/v1/notices/{noticeId}/calls', may: EVERYONE, done: 200, about: PLACE },
  { operation: 'GET /api/v1/acknowledgements', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/acknowledgements',
    may: ['duty_officer'],
    done: 201,
    body: () => ({ notice: '{x}', name: '王强', telephone: '139 0000 0003' }),
    about: { inside: 'north-notice', outside: 'south-notice' },
  },
];
