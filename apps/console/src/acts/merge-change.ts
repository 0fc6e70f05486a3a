/** What another changed in a field while somebody had the form open. */
export interface ChangedField {
  readonly name: string[];
  /** What the other made of it. */
  readonly now: unknown;
  /** Whether the form holds something of one's own for it, which stays. */
  readonly kept: boolean;
}

export interface Merge<Values> {
  readonly values: Values;
  readonly changed: readonly ChangedField[];
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function mergeTree(before: unknown, now: unknown, typed: unknown, name: string[], changed: ChangedField[]): unknown {
  if (isSame(before, now)) return typed;
  if (isTree(now) && isTree(typed)) {
    const was = isTree(before) ? before : {};
    const fields = new Set([...Object.keys(typed), ...Object.keys(now)]);
    const merged = [...fields].map((field) => [
      field,
      mergeTree(was[field], now[field], typed[field], [...name, field], changed),
    ]);
    return Object.fromEntries(merged) as unknown;
  }
  const kept = !isSame(before, typed) && !isSame(now, typed);
  changed.push({ name, now, kept });
  return kept ? typed : now;
}

/** Three ways: what was typed stays, what was left alone follows the other's change. */
export function mergeChange<Values extends object>(before: Values, now: Values, typed: Values): Merge<Values> {
  const changed: ChangedField[] = [];
  const values = mergeTree(before, now, typed, [], changed) as Values;
  return { values, changed };
}
