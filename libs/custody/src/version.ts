import { Problem } from './problem.ts';

/** Refuses a change of something that has changed since the caller looked. Without an expectation every version is right. */
export function requireVersion(version: number, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  throw new Problem('version-mismatch', 'it has changed in the meantime: read it again and change that');
}
