import { eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Database } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { ROOT_ORGANISATION } from './organisations/kinds.ts';
import { organisation } from './organisations/tables.ts';
import { person } from './people/tables.ts';
import { hashPassword } from './session/password.ts';

export interface FirstPassword {
  readonly password: string;
  /** True for a generated one, which somebody may have read in a file. */
  readonly mustChangePassword: boolean;
}

export const FIRST_ADMINISTRATOR = 'admin';

/**
 * The first start: the national center, and an administrator in it. `firstPassword` is asked only when the account does
 * not exist yet. Returns whether its first password is still to be changed. Later starts, and two at once, change nothing.
 */
export async function bootstrap(
  db: Database,
  firstPassword: () => Promise<FirstPassword>,
  now: Date,
): Promise<{ mustChangePassword: boolean }> {
  return withTransaction(db, async (tx) => {
    await tx
      .insert(organisation)
      .values({ code: ROOT_ORGANISATION, name: '国家安全生产应急救援中心', kind: 'national_center', createdAt: now })
      .onConflictDoNothing();
    await tx.select().from(organisation).where(eq(organisation.code, ROOT_ORGANISATION)).for('update');
    const known = await tx
      .select({ mustChangePassword: person.mustChangePassword })
      .from(person)
      .where(sql`lower(${person.username}) = ${FIRST_ADMINISTRATOR}`);
    if (known[0]) return known[0];
    const { password, mustChangePassword } = await firstPassword();
    await tx.insert(person).values({
      id: uuidv7(),
      username: FIRST_ADMINISTRATOR,
      name: '系统管理员',
      organisation: ROOT_ORGANISATION,
      roles: ['administrator'],
      passwordHash: await hashPassword(password),
      mustChangePassword,
      createdAt: now,
    });
    return { mustChangePassword };
  });
}
