import { and, eq, gte, isNull } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import type { TimeSource } from '#telemetry/codec/log-entry';

import { hashDeviceSecret } from './credential-hash.ts';
import { loadTimeSources } from './load-time-sources.ts';
import { deviceCredential } from './tables.ts';

export interface AuthenticatedDevice {
  /** The piece that the credential was issued for, which is the user name. */
  readonly assetCode: string;
  /** Null for a client certificate. */
  readonly credentialId: string | null;
  /** All pieces that the device may speak for, with the clock that counts for each. */
  readonly pieces: ReadonlyMap<string, TimeSource>;
}

/** The device whose living credential this is, or null. */
export async function authenticateDevice(
  db: Queryable,
  secretKey: Buffer,
  username: string,
  password: string,
): Promise<AuthenticatedDevice | null> {
  const [credential] = await db
    .select()
    .from(deviceCredential)
    .where(
      and(
        eq(deviceCredential.assetCode, username),
        // Compared as keyed hashes: the time that it takes tells nothing about the secret.
        eq(deviceCredential.secretHash, hashDeviceSecret(secretKey, password)),
        isNull(deviceCredential.revokedAt),
      ),
    );
  if (!credential) return null;
  const { id: credentialId, assetCode, alsoFor } = credential;
  return { assetCode, credentialId, pieces: await loadTimeSources(db, [assetCode, ...alsoFor]) };
}

/** The device that a client certificate names; who signed it was looked at before. */
export async function certifiedDevice(db: Queryable, commonName: string): Promise<AuthenticatedDevice | null> {
  const pieces = await loadTimeSources(db, [commonName]);
  return pieces.size > 0 ? { assetCode: commonName, credentialId: null, pieces } : null;
}

/** The credentials that were revoked since then: whoever is connected with one must go. */
export async function findRevoked(db: Queryable, since: Date): Promise<Set<string>> {
  const rows = await db
    .select({ id: deviceCredential.id })
    .from(deviceCredential)
    .where(gte(deviceCredential.revokedAt, since));
  return new Set(rows.map((row) => row.id));
}
