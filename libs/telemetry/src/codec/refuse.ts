import type { Objection, Verdict } from './verdict.ts';

/** The verdict on a message of which nothing can be accepted. */
export function refuse(objection: Objection): Verdict {
  return { samples: [], fixes: [], events: [], objections: [objection], connection: undefined };
}
