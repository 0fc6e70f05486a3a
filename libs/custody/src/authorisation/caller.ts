import type { Queryable } from '#database/connection';

import type { OrganisationKind } from '../organisations/kinds.ts';
import type { Role } from './roles.ts';

/** Who asks: a signed-in person and the organisation that they act for. */
export interface Caller {
  readonly personId: string;
  readonly sessionId: string;
  readonly username: string;
  readonly name: string;
  readonly organisation: { readonly code: string; readonly name: string; readonly kind: OrganisationKind };
  readonly roles: readonly Role[];
  readonly mustChangePassword: boolean;
}

/** What each verb is given: where it reads and writes, who asks, and what time it is. */
export interface Context {
  readonly db: Queryable;
  readonly caller: Caller;
  readonly now: Date;
  /** Where the request comes from, for the audit trail. */
  readonly address?: string | undefined;
}
