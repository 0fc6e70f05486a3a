import type { ReservableKind } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { kindsFor } from './kinds.ts';

/** What who is signed in may reserve for; nothing means that they only look. */
export function useMyKinds(): ReservableKind[] {
  const me = query.useQuery('get', '/api/v1/me').data;
  return me === undefined ? [] : kindsFor(me);
}
