import type { Severity } from '../api/answers.ts';
import { useWaiting } from '../alarms/open-alarms.ts';
import { mayAcknowledge } from '../alarms/severity.ts';
import { mayAnswer, useNoticesWaiting } from '../notices/use-notices.ts';
import { useOffersWaiting } from '../custody/use-offers-waiting.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';

/** One kind of thing that waits for this person, and the list of it. */
export type WaitingSource = {
  /** Undefined until it is read: without a line nobody may take that for none. */
  readonly count: number | undefined;
  /** How bad the worst of it is, where that is known. */
  readonly severity?: Severity | undefined;
} & (
  | { readonly name: 'alarms'; readonly to: '/alarms'; readonly search: { readonly acknowledged: 'no' } }
  | { readonly name: 'offers'; readonly to: '/custody'; readonly search: object }
  | { readonly name: 'notices'; readonly to: '/duty/notices'; readonly search: object }
);

/** What this person is to answer, each with how much of it waits; nothing for who only looks. */
export function useWaitingSources(): WaitingSource[] {
  const roles = useHeldRoles();
  const alarms = useWaiting();
  const offers = useOffersWaiting();
  const notices = useNoticesWaiting();
  const sources: WaitingSource[] = [];
  if (mayAcknowledge(roles)) {
    const search = { acknowledged: 'no' } as const;
    sources.push({ name: 'alarms', to: '/alarms', search, count: alarms?.count, severity: alarms?.worst?.severity });
  }
  if (roles.includes('custodian')) sources.push({ name: 'offers', to: '/custody', search: {}, count: offers });
  if (mayAnswer(roles)) sources.push({ name: 'notices', to: '/duty/notices', search: {}, count: notices });
  return sources;
}
