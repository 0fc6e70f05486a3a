import type { Transaction } from '#database/connection';

import type { Context } from '../authorisation/caller.ts';
import type { FrozenReport } from './schemas.ts';
import type { Party } from './states.ts';
import { handoverPhoto, handoverSignature } from './tables.ts';

/** How somebody signs, looked at before: the password verified, the mark drawn anew. */
export interface Signature {
  readonly confirmed: boolean;
  /** PNG */
  readonly drawn?: Buffer;
  readonly typed?: string;
}

/** Writes down who signed for a party, and holds the photos of its report. */
export async function signHandover(
  tx: Transaction,
  { caller, now }: Context,
  { id, party, report }: { readonly id: string; readonly party: Party; readonly report: FrozenReport },
  { confirmed, drawn, typed }: Signature,
): Promise<void> {
  const who = { handover: id, party, person: caller.personId, name: caller.name, signedAt: now };
  await tx.insert(handoverSignature).values({ ...who, confirmed, drawn: drawn ?? null, typed: typed ?? null });
  if (report.photos.length === 0) return;
  await tx.insert(handoverPhoto).values(report.photos.map((photo) => ({ handover: id, party, attachment: photo.id })));
}
