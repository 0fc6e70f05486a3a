import type { Handover, Me } from '../api/answers.ts';

type Standing = Pick<Handover, 'state' | 'to' | 'from' | 'offeredBy' | 'expiresAt'>;
type Reader = Pick<Me, 'id' | 'organisation' | 'roles'>;

/** What a person may do with a handover, or why they may not; the server decides the same once more. */
export type Answerable =
  | 'answer'
  | 'withdraw'
  | 'not-custodian'
  | 'named-other'
  | 'watch'
  | Exclude<Handover['state'], 'offered'>;

export function judgeAnswer(me: Reader, handover: Standing, nowMs: number): Answerable {
  const { state, to, from, offeredBy, expiresAt } = handover;
  if (state !== 'offered') return state;
  if (Date.parse(expiresAt) <= nowMs) return 'expired';
  const isCustodian = me.roles.includes('custodian');
  if (from.code === me.organisation.code) return isCustodian ? 'withdraw' : 'watch';
  if (to.code !== me.organisation.code) return 'watch';
  if (!isCustodian) return 'not-custodian';
  if (to.person !== null && to.person.id !== me.id) return 'named-other';
  return offeredBy.id === me.id ? 'watch' : 'answer';
}
