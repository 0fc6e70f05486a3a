import { eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import type { Place } from '../distance.ts';
import type { equipment } from '../register/tables.ts';
import { site } from '../sites/tables.ts';
import type { handover } from './tables.ts';

type Piece = Pick<typeof equipment.$inferSelect, 'homeLatitude' | 'homeLongitude'>;

/** What the parties say of where the piece is, and the base that it goes to. */
export interface Whereabouts {
  readonly place: Place | undefined;
  readonly base: string | null | undefined;
}

/** Where a piece may be while it changes hands: where the parties say, or else at its base or the one that it goes to. */
export async function listPlaces(db: Queryable, piece: Piece, { place, base }: Whereabouts): Promise<Place[]> {
  if (place) return [place];
  const { homeLatitude: latitude, homeLongitude: longitude } = piece;
  const home = latitude === null || longitude === null ? [] : [{ latitude, longitude }];
  if (!base) return home;
  const rows = await db
    .select({ latitude: site.latitude, longitude: site.longitude })
    .from(site)
    .where(eq(site.id, base));
  return [...home, ...rows];
}

/** The place that an offer names. */
export function placeOf({ placeLatitude, placeLongitude }: typeof handover.$inferSelect): Place | undefined {
  if (placeLatitude === null || placeLongitude === null) return undefined;
  return { latitude: placeLatitude, longitude: placeLongitude };
}
