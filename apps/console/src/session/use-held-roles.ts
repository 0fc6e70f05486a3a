import type { Role } from '../api/answers.ts';
import { useMe } from './use-me.ts';

const NONE: readonly Role[] = [];

/** The roles of who is signed in: they decide what is offered, while the server decides what may be done. */
export function useHeldRoles(): readonly Role[] {
  return useMe()?.roles ?? NONE;
}
