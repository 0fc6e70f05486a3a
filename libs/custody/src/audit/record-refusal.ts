import { uuidv7 } from 'uuidv7';

import type { Queryable } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { ROOT_ORGANISATION } from '../organisations/kinds.ts';
import { auditEntry } from './tables.ts';

export interface Refusal {
  /** Undefined when nobody was signed in. */
  readonly caller?: Pick<Caller, 'personId' | 'username' | 'organisation'> | undefined;
  readonly address: string;
  readonly action: string;
  /** A problem code, or what is counted in its place. */
  readonly reason: string;
  readonly path?: string;
  readonly count: number;
}

/** Writes down what was refused. What nobody is known to have tried concerns the whole installation. */
export async function recordRefusal(db: Queryable, refusal: Refusal, now: Date): Promise<void> {
  const { caller, address, action, reason, path, count } = refusal;
  const organisation = caller?.organisation.code ?? null;
  await db.insert(auditEntry).values({
    id: uuidv7(),
    recordedAt: now,
    action,
    outcome: 'refused',
    reason,
    personId: caller?.personId ?? null,
    username: caller?.username ?? null,
    organisation,
    address,
    ...(path !== undefined && { subjectKind: 'path', subjectId: path }),
    concerns: [organisation ?? ROOT_ORGANISATION],
    count,
  });
}
