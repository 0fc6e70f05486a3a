export type Fields = Readonly<Record<string, unknown>>;

/** Of each field that changed, what it was and what it is. */
export type Changes = Record<string, { before?: unknown; after?: unknown }>;

/** What never enters the trail, whatever a verb hands over. */
const UNTOLD = /password|secret|token|hash|phone|mobile|signature/i;

/** What an act changed. A field that was not there before, or is not there any more, has one side only. */
export function describeChanges(before: Fields, after: Fields): Changes {
  const changes: Changes = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (UNTOLD.test(name) || isSame(before[name], after[name])) continue;
    changes[name] = {
      ...(isGiven(before[name]) && { before: before[name] }),
      ...(isGiven(after[name]) && { after: after[name] }),
    };
  }
  return changes;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
