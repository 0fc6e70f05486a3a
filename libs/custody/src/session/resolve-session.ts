import { and, eq, gt, isNull, lt, or, sql, type Placeholder, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { statement } from '#database/statement';

import type { Caller } from '../authorisation/caller.ts';
import type { Role } from '../authorisation/roles.ts';
import type { OrganisationKind } from '../organisations/kinds.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { session } from './tables.ts';
import { idleSince } from './idle.ts';
import { hashToken } from './tokens.ts';

/** A use is noted at most this often, so that reading does not become writing. */
const NOTED_EVERY_MS = 60_000;

/** Read for each call of the API: no column more than the caller is made of. */
const IDENTITY = {
  session: { id: session.id, operator: session.operator, lastUsedAt: session.lastUsedAt },
  person: {
    ...{ id: person.id, username: person.username, name: person.name, roles: person.roles },
    mustChangePassword: person.mustChangePassword,
  },
  organisation: { code: organisation.code, name: organisation.name, kind: organisation.kind },
};

/** The person behind a token, or undefined when the session has ended or never was. Counts as a use. */
export async function resolveSession(db: Queryable, token: string, now: Date): Promise<Caller | undefined> {
  const [row] = await findByToken(db, { tokenHash: hashToken(token), now: now.toISOString() });
  const found = row && toFound(row);
  if (!found) return undefined;
  const noted = new Date(now.getTime() - NOTED_EVERY_MS);
  if (found.lastUsedAt < noted) {
    await db
      .update(session)
      .set({ lastUsedAt: now })
      .where(and(eq(session.id, found.caller.sessionId), lt(session.lastUsedAt, noted)));
  }
  return found.caller;
}

/** Who a session belongs to now, without using it; undefined once it has ended. For those who watch it. */
export async function watchSession(db: Queryable, sessionId: string, now: Date): Promise<Caller | undefined> {
  const [row] = await selectSessions(db, eq(session.id, sessionId), now.toISOString());
  return row && toFound(row).caller;
}

const findByToken = statement('session-by-token', (db) =>
  selectSessions(db, eq(session.tokenHash, sql.placeholder('tokenHash')), sql.placeholder('now')),
);

function selectSessions(db: Queryable, which: SQL, now: string | Placeholder) {
  return db
    .select(IDENTITY)
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .innerJoin(organisation, eq(organisation.code, person.organisation))
    .where(
      and(
        which,
        isNull(person.deactivatedAt),
        gt(session.expiresAt, sql`${now}::timestamptz`),
        or(session.operator, gt(session.lastUsedAt, idleSince(now))),
      ),
    );
}

function toFound(row: Awaited<ReturnType<typeof selectSessions>>[number]): { caller: Caller; lastUsedAt: Date } {
  const { operator, id: sessionId } = row.session;
  return { caller: toCaller({ ...row, sessionId, operator }), lastUsedAt: row.session.lastUsedAt };
}

type Person = typeof person.$inferSelect;
type Organisation = typeof organisation.$inferSelect;

interface Identity {
  readonly person: Pick<Person, 'id' | 'username' | 'name' | 'roles' | 'mustChangePassword'>;
  readonly organisation: Pick<Organisation, 'code' | 'name' | 'kind'>;
  readonly sessionId: string;
  readonly operator?: boolean;
}

export function toCaller({ person, organisation, sessionId, operator = false }: Identity): Caller {
  return {
    personId: person.id,
    sessionId,
    username: person.username,
    name: person.name,
    organisation: {
      code: organisation.code,
      name: organisation.name,
      kind: organisation.kind as OrganisationKind,
    },
    roles: person.roles as Role[],
    mustChangePassword: person.mustChangePassword && !operator,
  };
}
