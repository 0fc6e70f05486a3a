import type { Fields } from '../audit/describe-changes.ts';
import type { equipment } from './tables.ts';

/** What the register says of a piece, for the audit trail. */
export function toRegistered(entry: typeof equipment.$inferSelect): Fields {
  const { assetCode: _, createdAt: _at, version: _version, changedIn: _in, ...registered } = entry;
  return registered;
}
