import { canonicalise, type JsonObject, type JsonValue } from '../ledger/canonical-json.ts';
import type { equipment } from './tables.ts';

/**
 * What the ledger keeps of the register: who answers for the piece and what it is for. Where it is at home and how it
 * reports is in the audit trail alone.
 */
export function toLedgered(entry: typeof equipment.$inferSelect): JsonObject {
  const { name, family, hostUnit, owner, custodian, team, discipline, reserveMode, stateFunded, capabilities } = entry;
  return { name, family, hostUnit, owner, custodian, team, discipline, reserveMode, stateFunded, capabilities };
}

/** The facts that changed, before and after; undefined where none did. */
export function ledgeredChanges(
  before: JsonObject,
  after: JsonObject,
): { before: JsonObject; after: JsonObject } | undefined {
  const changed = Object.keys(after).filter((name) => !isSame(before[name], after[name]));
  if (changed.length === 0) return undefined;
  const only = (facts: JsonObject) => Object.fromEntries(changed.map((name) => [name, facts[name] ?? null]));
  return { before: only(before), after: only(after) };
}

function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return canonicalise(one ?? null) === canonicalise(other ?? null);
}
