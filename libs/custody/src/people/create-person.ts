import { uuidv7 } from 'uuidv7';

import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { reaches } from '../authorisation/scope.ts';
import { invalidField, Problem } from '../problem.ts';
import { hashPassword } from '../session/password.ts';
import type { NewPerson, Person } from './schemas.ts';
import { person } from './tables.ts';

/** Adds a person to an organisation that the caller reaches. */
export async function createPerson({ db, caller, now }: Context, input: NewPerson): Promise<Person> {
  requireRight(caller, 'create-person');
  const { password, ...described } = input;
  const made = { ...described, id: uuidv7(), roles: [...new Set(input.roles)] };
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return withTransaction(db, async (tx) => {
    if (!(await reaches(tx, caller, made.organisation))) {
      throw invalidField('organisation', 'is no organisation that you reach');
    }
    await tx.insert(person).values({ ...made, passwordHash, createdAt: now });
    return made;
  }).catch((error: unknown) => {
    if (!violates(error, 'person_username')) throw error;
    throw new Problem('already-exists', `there is already a person with the username ${made.username}`);
  });
}
