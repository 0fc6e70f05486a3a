import { uuidv7 } from 'uuidv7';

import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireReachedStanding } from '../organisations/require-standing.ts';
import { Problem } from '../problem.ts';
import { hashPassword } from '../session/password.ts';
import { toPerson } from './read-person.ts';
import type { NewPerson, Person } from './schemas.ts';
import { person } from './tables.ts';

/** Adds a person to an organisation that the caller reaches. */
export async function createPerson(context: Context, input: NewPerson): Promise<Person> {
  const { db, caller, now } = context;
  requireRight(caller, 'create-person');
  const { password, ...described } = input;
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const values = { ...described, id: uuidv7(), roles: [...new Set(input.roles)], passwordHash, createdAt: now };
  return withTransaction(db, async (tx) => {
    await requireReachedStanding(tx, caller, { organisation: values.organisation });
    const [row] = await tx.insert(person).values(values).returning();
    if (!row) throw new Error('the inserted row did not come back');
    await recordAct(tx, context, {
      action: 'create-person',
      subject: { kind: 'person', id: row.id },
      concerns: [row.organisation],
      after: toPerson(row),
    });
    return toPerson(row);
  }).catch((error: unknown) => {
    if (!violates(error, 'person_username')) throw error;
    throw new Problem('already-exists', `there is already a person with the username ${values.username}`);
  });
}
