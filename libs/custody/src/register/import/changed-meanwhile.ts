import { Problem } from '../../problem.ts';

/** What was looked at is not what is there any more. */
export function changedMeanwhile(what: string): Problem {
  return new Problem('version-mismatch', `nothing was entered: ${what} since the table was staged: stage it anew`);
}
