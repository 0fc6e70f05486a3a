import { eq, inArray } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';

import { person } from '../people/tables.ts';
import { invalidField } from '../problem.ts';
import type { NewMember } from './schemas.ts';
import { dutyMember } from './tables.ts';

/** Writes who is in a shift, in place of whoever was. An account must be one of the organisation itself. */
export async function writeMembers(
  tx: Transaction,
  { id, organisation }: { readonly id: string; readonly organisation: string },
  members: readonly NewMember[],
): Promise<void> {
  const accounts = await readAccounts(tx, members);
  const rows = members.map((member, place) => {
    const account = member.person === undefined ? undefined : accounts.get(member.person);
    const isOwn = account?.organisation === organisation && account.deactivatedAt === null;
    if (member.person !== undefined && !isOwn)
      throw invalidField(`members/${place}/person`, `is nobody with an account in ${organisation}`);
    const name = member.name ?? account?.name ?? '';
    const { telephone, function: duty, person: who = null } = member;
    return { id: uuidv7(), shift: id, place, function: duty, person: who, name, telephone };
  });
  await tx.delete(dutyMember).where(eq(dutyMember.shift, id));
  await tx.insert(dutyMember).values(rows);
}

async function readAccounts(tx: Transaction, members: readonly NewMember[]) {
  const ids = members.flatMap(({ person: id }) => (id === undefined ? [] : [id]));
  const rows = ids.length === 0 ? [] : await tx.select().from(person).where(inArray(person.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}
