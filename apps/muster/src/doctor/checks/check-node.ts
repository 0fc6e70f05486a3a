import { findingsAbout, type Finding } from '../finding.ts';

/** The first Node with everything that Muster uses of it; npm installs a newer one beside Muster. */
const OLDEST_MAJOR = 24;
const { ok, problem } = findingsAbout('node');

export function checkNode(version: string): Finding[] {
  const major = Number(/^v(\d+)/.exec(version)?.[1]);
  if (major >= OLDEST_MAJOR) return [ok(version)];
  return [problem(`${version} is too old`, 'start Muster with npm start: npm ci has installed a Node of its own.')];
}
