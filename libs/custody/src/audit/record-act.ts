import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';

import type { Verb } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { describeChanges, type Fields } from './describe-changes.ts';
import { auditEntry } from './tables.ts';

/** Acts that need no right: everyone's own. */
export const OWN_ACTS = ['sign-in', 'sign-out', 'change-password', 'end-session'] as const;
export type OwnAct = (typeof OWN_ACTS)[number];

export const SUBJECT_KINDS = [
  'organisation',
  'person',
  'session',
  'equipment',
  'credential',
  'equipment-import',
  'family',
  'metric',
  'site',
  'settings',
  'attachment',
  'certificate',
  'carriage',
  'supply-agreement',
  'rule',
  'alarm',
  'command',
  'reservation',
  'notice',
  'duty-roster',
  'duty-shift',
  'webhook',
  'handover',
  'agreement',
  'stocktake',
  'crew-handover',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface Act {
  readonly action: Verb | OwnAct;
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  /** The organisations that it concerns, beside the one that the person acts for. */
  readonly concerns?: readonly string[];
  readonly before?: Fields;
  readonly after?: Fields;
}

type Acting = Pick<Context, 'caller' | 'now' | 'address'>;

/** Writes the act into the audit trail, in the transaction of the act: both or neither. */
export async function recordAct(tx: Transaction, acting: Acting, act: Act): Promise<void> {
  await recordActs(tx, acting, [act]);
}

/** As `recordAct`, for a heap of them. */
export async function recordActs(tx: Transaction, acting: Acting, acts: readonly Act[]): Promise<void> {
  if (acts.length > 0) await tx.insert(auditEntry).values(acts.map((act) => toEntry(acting, act)));
}

function toEntry({ caller, now, address }: Acting, act: Act): typeof auditEntry.$inferInsert {
  const organisation = caller.organisation.code;
  return {
    id: uuidv7(),
    recordedAt: now,
    action: act.action,
    outcome: 'done',
    personId: caller.personId,
    username: caller.username,
    organisation,
    address: address ?? null,
    subjectKind: act.subject.kind,
    subjectId: act.subject.id,
    concerns: [...new Set([organisation, ...(act.concerns ?? [])])],
    changes: describeChanges(act.before ?? {}, act.after ?? {}),
  };
}
