import { and, asc, count, isNotNull, isNull, max } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { deviceCredential } from './tables.ts';

/** What another broker must know of a device. */
export interface BrokerAccount {
  readonly username: string;
  /** As a Mosquitto password file has it. */
  readonly mosquittoHash: string;
  /** All pieces that it may speak for. */
  readonly pieces: readonly string[];
}

/** Of each device the credential that was issued last; in the order of their names. */
export async function listBrokerAccounts(db: Queryable): Promise<BrokerAccount[]> {
  const rows = await db
    .select()
    .from(deviceCredential)
    .where(and(isNull(deviceCredential.revokedAt), isNotNull(deviceCredential.mosquittoHash)))
    .orderBy(asc(deviceCredential.assetCode), asc(deviceCredential.createdAt));
  const newest = new Map(rows.map((row) => [row.assetCode, row]));
  return [...newest.values()].map(({ assetCode, alsoFor, mosquittoHash }) => ({
    username: assetCode,
    mosquittoHash: mosquittoHash!,
    pieces: [assetCode, ...alsoFor],
  }));
}

/** Is another as soon as a credential is issued or revoked. */
export async function fingerprintCredentials(db: Queryable): Promise<string> {
  const [row] = await db
    .select({
      issued: count(),
      last: max(deviceCredential.createdAt),
      // By number: one of a clock that is behind, or that is committed late, is not the newest.
      revoked: count(deviceCredential.revokedAt),
    })
    .from(deviceCredential);
  return JSON.stringify(row);
}
