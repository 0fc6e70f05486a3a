import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import type { TimeSource } from '#telemetry/codec/log-entry';

import { hashDeviceSecret } from './credential-hash.ts';
import { deviceCredential, equipment } from './tables.ts';

export interface AuthenticatedDevice {
  readonly assetCode: string;
  readonly credentialId: string;
  readonly timeSource: TimeSource;
  readonly reportingIntervalSeconds: number;
}

/** The piece whose living credential this is, or null. */
export async function authenticateDevice(
  db: Queryable,
  secretKey: Buffer,
  username: string,
  password: string,
): Promise<AuthenticatedDevice | null> {
  const [row] = await db
    .select({
      assetCode: equipment.assetCode,
      credentialId: deviceCredential.id,
      timeSource: equipment.timeSource,
      reportingIntervalSeconds: equipment.reportingIntervalSeconds,
    })
    .from(deviceCredential)
    .innerJoin(equipment, eq(equipment.assetCode, deviceCredential.assetCode))
    .where(
      and(
        eq(deviceCredential.assetCode, username.replaceAll('\u0000', '')),
        // Compared as keyed hashes: the time that it takes tells nothing about the secret.
        eq(deviceCredential.secretHash, hashDeviceSecret(secretKey, password)),
        isNull(deviceCredential.revokedAt),
      ),
    );
  return row ?? null;
}

/** Which of these credentials have been revoked: whoever is connected with one must go. */
export async function findRevoked(db: Queryable, credentialIds: readonly string[]): Promise<Set<string>> {
  if (credentialIds.length === 0) return new Set();
  const rows = await db
    .select({ id: deviceCredential.id })
    .from(deviceCredential)
    .where(and(inArray(deviceCredential.id, [...credentialIds]), isNotNull(deviceCredential.revokedAt)));
  return new Set(rows.map((row) => row.id));
}
