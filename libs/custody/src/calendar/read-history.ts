import { inArray, sql } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { chainOf } from '../ledger/entry-content.ts';
import { ledgerEntry } from '../ledger/tables.ts';
import { organisation } from '../organisations/tables.ts';
import type { Page } from '../page.ts';
import { person } from '../people/tables.ts';
import type { ReservationEvent } from './history-schemas.ts';
import { readReservation } from '../reservations/read-reservation.ts';

/** Who changed a reservation, what and when, as the ledgers of its pieces have it: it outlives the audit trail. policy: P15 */
export async function readHistory(context: Context, id: string): Promise<Page<ReservationEvent>> {
  requireRight(context.caller, 'see-allocations');
  const { reservation } = await readReservation(context, id);
  const chains = [...new Set(reservation.allocations.map(({ assetCode }) => chainOf({ assetCode })))];
  if (chains.length === 0) return { items: [], nextCursor: null };
  const { rows } = await context.db.execute<Row>(sql`
    with told as (
      select number, chain, content::jsonb as said from ${ledgerEntry}
      where ${inArray(ledgerEntry.chain, chains)} and position(${id} in content) > 0
    )
    select number, chain, said->>'act' as act, said->>'recordedAt' as at, said->'body' as body,
      said->'who'->>'organisation' as organisation, ${organisation.name} as organisation_name, ${person.name} as person
    from told
      left join ${person} on ${person.id}::text = said->'who'->>'person'
      left join ${organisation} on ${organisation.code} = said->'who'->>'organisation'
    where said->'body'->>'reservation' = ${id}
    order by at, chain, number`);
  return { items: rows.map(toEvent), nextCursor: null };
}

interface Row extends Record<string, unknown> {
  readonly number: string;
  readonly chain: string;
  readonly act: string;
  readonly at: string;
  readonly body: { readonly from: string; readonly to: string | null };
  readonly organisation: string;
  readonly organisation_name: string | null;
  readonly person: string | null;
}

function toEvent(row: Row): ReservationEvent {
  const { act, at, body, organisation: code } = row;
  return {
    at,
    act,
    assetCode: row.chain.slice(chainOf({ assetCode: '' }).length),
    number: Number(row.number),
    person: row.person,
    organisation: code,
    organisationName: row.organisation_name ?? code,
    from: body.from,
    to: body.to,
  };
}
