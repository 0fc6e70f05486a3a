import { and, eq, isNull, sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { requireStanding } from '../organisations/require-standing.ts';
import { person } from '../people/tables.ts';
import { invalidField } from '../problem.ts';
import { site } from '../sites/tables.ts';
import type { NewHandover } from './schemas.ts';

/** Whom it is offered to: another organisation that stands, a custodian of theirs, a base of theirs. */
export async function requireReceiver(tx: Transaction, caller: Caller, to: NewHandover['to']): Promise<void> {
  if (to.organisation === caller.organisation.code)
    throw invalidField('to/organisation', 'keeps it already: a handover is between two');
  await requireStanding(tx, { 'to/organisation': to.organisation });
  if (to.person !== undefined) await requireCustodian(tx, to.organisation, to.person);
  if (to.base !== undefined) await requireBase(tx, to.organisation, to.base);
}

async function requireCustodian(tx: Transaction, organisation: string, id: string): Promise<void> {
  const [row] = await tx
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        eq(person.id, id),
        eq(person.organisation, organisation),
        isNull(person.deactivatedAt),
        sql`'custodian' = any(${person.roles})`,
      ),
    )
    .for('share');
  if (!row) throw invalidField('to/person', `is no custodian of ${organisation}`);
}

async function requireBase(tx: Transaction, organisation: string, id: string): Promise<void> {
  const ofTheirs = and(eq(site.organisation, organisation), eq(site.kind, 'home_base'), isNull(site.retiredAt));
  const [row] = await tx
    .select({ id: site.id })
    .from(site)
    .where(and(eq(site.id, id), ofTheirs))
    .for('share');
  if (!row) throw invalidField('to/base', `is no home base of ${organisation}`);
}
