import type { SignedCheckpoint } from '#custody/ledger/checkpoint';
import type { ExportReport } from '#custody/ledger/verify/export-judge';

interface Brought {
  readonly isPinned: boolean;
  readonly witness: SignedCheckpoint | undefined;
}

/** What an auditor reads. */
export function describeReport(report: ExportReport, brought: Brought): string {
  return report.faultCount === 0 ? describeWhole(report, brought) : describeFaults(report);
}

function describeFaults({ faults, faultCount }: ExportReport): string {
  const more = faultCount > faults.length ? [`and ${faultCount - faults.length} more`] : [];
  const told = faults.map(({ line, says }) => (line === 0 ? `the file: ${says}` : `line ${line}: ${says}`));
  return ['This is not what Muster exported:', ...told, ...more].join('\n  ');
}

function describeWhole({ entries, chains, isWhole, size, checkpoints, key }: ExportReport, brought: Brought): string {
  const of = isWhole ? 'the whole ledger' : `a part of a ledger of ${size} entries, each with the proof of its place`;
  const name = key?.name ?? '';
  return [
    `All of it holds: ${entries} entries in ${chains} chains, ${of}; ${checkpoints} checkpoints.`,
    brought.isPinned
      ? `Signed with the key that you gave: ${name}`
      : `Signed with the key that the file itself brings: ${key?.text}\n  Compare it with the one you noted, or give that with --key: whoever rebuilt a ledger would sign with a key of their own.`,
    brought.witness
      ? `Agrees with the witness: nothing of the first ${brought.witness.size} entries was rewritten or cut off.`
      : 'Without --witness nobody can say whether entries at the end were left out.',
  ].join('\n');
}
