import type { ReservableKind } from '../api/answers.ts';
import { kindsFor } from './kinds.ts';
import { useMe } from '../session/use-me.ts';

/** What who is signed in may reserve for; nothing means that they only look. */
export function useMyKinds(): ReservableKind[] {
  const me = useMe();
  return me === undefined ? [] : kindsFor(me);
}
