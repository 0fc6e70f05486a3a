import type { Role } from '../api/answers.ts';
import { query } from '../api/client.ts';

const NONE: readonly Role[] = [];

/** The roles of who is signed in: they decide what is offered, while the server decides what may be done. */
export function useHeldRoles(): readonly Role[] {
  return query.useQuery('get', '/api/v1/me').data?.roles ?? NONE;
}
