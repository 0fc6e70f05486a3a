import { and, asc, inArray, isNull, ne, or, sql } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { contains } from '../contains.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import type { ReceiverList, ReceiverQuery } from './schemas.ts';

const isCustodian = and(isNull(person.deactivatedAt), sql`'custodian' = any(${person.roles})`);

/** Whom a piece may be offered to: organisations anywhere in which a custodian can accept it. For custodians alone. */
export async function listReceivers({ db, caller }: Context, { q, limit }: ReceiverQuery): Promise<ReceiverList> {
  requireRight(caller, 'offer-handover');
  const { code, name, kind } = organisation;
  const units = await db
    .select({ code, name, kind })
    .from(organisation)
    .where(
      and(
        isNull(organisation.retiredAt),
        ne(code, caller.organisation.code),
        q === undefined ? undefined : or(contains(code, q), contains(name, q)),
        sql`${code} in (select ${person.organisation} from ${person} where ${isCustodian})`,
      ),
    )
    .orderBy(asc(name), asc(code))
    .limit(limit);
  const codes = units.map((unit) => unit.code);
  const people =
    codes.length === 0
      ? []
      : await db
          .select({ id: person.id, name: person.name, organisation: person.organisation })
          .from(person)
          .where(and(inArray(person.organisation, codes), isCustodian))
          .orderBy(asc(person.name), asc(person.id));
  return {
    items: units.map((unit) => ({
      ...unit,
      custodians: people.flatMap((one) => (one.organisation === unit.code ? [{ id: one.id, name: one.name }] : [])),
    })),
  };
}
