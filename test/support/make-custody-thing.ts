import { attachImage } from './attach.ts';
import { makeAgreement, makeCrewHandover, makeHandover, makeReportedPhoto, makeStocktake } from './custody-things.ts';
import { PIECE } from './endpoints.ts';
import type { RunningApi } from './running-api.ts';

interface Wanted {
  readonly path: string;
  readonly admin: string;
  /** Of `north`, or of nobody whom it reaches. */
  readonly isInside: boolean;
}

/** What a path of custody is about, made anew; its id, or what stands in the path for it. */
export async function makeCustodyThing(api: RunningApi, { path, admin, isInside }: Wanted): Promise<string> {
  const { db } = api.database;
  if (path.includes('/photos/')) {
    const photo = await attachImage(api, admin, isInside ? PIECE.inside : PIECE.outside);
    return makeReportedPhoto(db, await makeHandover(db, 'south', isInside ? 'north' : 'center'), photo);
  }
  if (path.includes('{agreementId}')) return makeAgreement(db, isInside ? 'north' : 'center', 'south');
  if (path.includes('{stocktakeId}')) return makeStocktake(db, isInside ? 'north' : 'center');
  const isWithdrawn = path.endsWith('/withdraw');
  if (path.includes('/crew-handovers/')) {
    const parties = isWithdrawn ? { from: 'custodian', to: 'mate' } : { from: 'mate', to: 'custodian' };
    return makeCrewHandover(db, isInside ? 'north' : 'south', parties);
  }
  if (!isInside) return makeHandover(db, 'south', 'center');
  return isWithdrawn ? makeHandover(db, 'north', 'south') : makeHandover(db, 'south', 'north');
}
