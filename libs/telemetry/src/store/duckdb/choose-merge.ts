import { HOT_LEVEL, type Part } from './parts.ts';

/** So many parts of one level become one of the next. */
const FAN_IN = 6;
/** Parts of this level are large enough to stay as they are. */
const LAST_LEVEL = 3;

/** The parts to be written as one next, or undefined when all is in order. `current` takes rows and is left alone. */
export function chooseMerge(parts: readonly Part[], current: Part): { parts: Part[]; level: number } | undefined {
  const closed = parts.filter((part) => part !== current);
  const hot = closed.find((part) => part.level === HOT_LEVEL);
  if (hot) return { parts: [hot], level: HOT_LEVEL + 1 };
  for (let level = HOT_LEVEL + 1; level < LAST_LEVEL; level += 1) {
    const candidates = closed.filter((part) => part.level === level);
    if (candidates.length >= FAN_IN) return { parts: candidates.slice(0, FAN_IN), level: level + 1 };
  }
  return undefined;
}
