import { and, eq } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { stateAt } from '../custody/states.ts';
import { takeSnapshot } from '../custody/take-snapshot.ts';
import { readNames } from '../organisations/read-names.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { findCrew, listCrews, mayOffer, type CrewOf } from './parties.ts';
import type { PieceCrew } from './schemas.ts';
import { selectCrewHandovers } from './select-crew-handovers.ts';
import { crewHandover } from './tables.ts';
import { tellCrewHandovers } from './to-crew-handover.ts';

/** Who has a piece in the field, under which claim, and all that a phone needs to hand it to the next shift. */
export async function readCrew(context: Context, assetCode: string): Promise<PieceCrew> {
  const { db, caller, now } = context;
  requireRight(caller, 'see-custody');
  const crew = await findCrew(db, caller, assetCode, now);
  const { entry } = crew.row;
  const codes = [entry.custodian, ...(crew.allocation ? [crew.allocation.organisation] : [])];
  const nameOf = await readNames(db, codes);
  const unitOf = (code: string) => ({ code, name: nameOf(code) });
  const receivers = (await mayOffer(db, caller, crew)) ? await listCrews(db, caller, crew) : [];
  const { allocation } = crew;
  return {
    ...{ assetCode, name: entry.name, custodian: unitOf(entry.custodian) },
    allocation: allocation
      ? {
          ...{ id: allocation.id, kind: allocation.kind, organisation: unitOf(allocation.organisation) },
          to: allocation.toAt?.toISOString() ?? null,
        }
      : null,
    crew: await tellCrew(context, crew),
    open: await readOpen(context, assetCode),
    receivers: receivers.map(({ id, name, code, organisationName }) => ({
      ...{ id, name },
      organisation: { code, name: organisationName },
    })),
    telemetry: await takeSnapshot(db, crew.row, now),
  };
}

async function tellCrew({ db }: Context, { current }: CrewOf): Promise<PieceCrew['crew']> {
  if (!current?.decidedAt) return null;
  const [row] = await db
    .select({ name: person.name, unit: organisation.name })
    .from(person)
    .innerJoin(organisation, eq(organisation.code, current.toOrganisation))
    .where(eq(person.id, current.toPerson));
  return {
    ...{ id: current.toPerson, name: row?.name ?? '' },
    organisation: { code: current.toOrganisation, name: row?.unit ?? current.toOrganisation },
    since: current.decidedAt.toISOString(),
  };
}

async function readOpen({ db, caller, now }: Context, assetCode: string): Promise<PieceCrew['open']> {
  const rows = await selectCrewHandovers(db, caller).where(
    and(eq(crewHandover.assetCode, assetCode), eq(crewHandover.state, 'offered')),
  );
  const open = rows.filter(({ entry }) => stateAt(entry, now) === 'offered');
  return (await tellCrewHandovers(db, open, now))[0] ?? null;
}
