import type { Transaction } from '#database/connection';

import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { readSupplyAgreement } from './read-supply-agreement.ts';
import type { SupplyAgreement } from './schemas.ts';
import { supplyAgreement } from './tables.ts';
import { toDescribed } from './to-supply-agreement.ts';

type Row = typeof supplyAgreement.$inferSelect;
export type ChangedSupplyAgreement = Promise<{ agreement: SupplyAgreement; version: number }>;

export async function recordSupplyAgreement(
  tx: Transaction,
  context: Context,
  action: Verb,
  before: Row | undefined,
  after: Row,
): ChangedSupplyAgreement {
  await recordAct(tx, context, {
    action,
    subject: { kind: 'supply-agreement', id: after.id },
    concerns: concernsOf(after),
    ...(before && { before: toDescribed(before) }),
    after: toDescribed(after),
  });
  return readSupplyAgreement({ ...context, db: tx }, after.id);
}

export function concernsOf({ organisation, supplier }: Row): string[] {
  return supplier === null ? [organisation] : [organisation, supplier];
}
