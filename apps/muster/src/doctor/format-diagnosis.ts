import type { Diagnosis } from './doctor.ts';
import { STANDINGS, type Finding } from './finding.ts';

const SIGN = { ok: '✓', warning: '!', problem: '✗' } as const;

/** For people: settings, findings with what to do below each, and the sum in the last line. */
export function formatDiagnosis({ settings, findings }: Diagnosis): string {
  const rows = settings.map(({ name, value, origin }) => [name, value, origin === 'default' ? '' : origin] as const);
  const [names, values] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return [
    'Settings',
    ...rows.map(([name, value, origin]) => `  ${name.padEnd(names!)}  ${value.padEnd(values!)}  ${origin}`.trimEnd()),
    '',
    'Findings',
    ...findings.flatMap(formatFinding),
    '',
    sumUp(findings),
  ].join('\n');
}

function formatFinding({ about, standing, says, remedy }: Finding): string[] {
  const line = `  ${SIGN[standing]} ${standing.padEnd(7)}  ${about}: ${says}`;
  return remedy === undefined ? [line] : [line, `               → ${remedy}`];
}

function sumUp(findings: readonly Finding[]): string {
  const count = (standing: Finding['standing']) => findings.filter((finding) => finding.standing === standing).length;
  const [, warnings, problems] = STANDINGS.map(count);
  if (problems! > 0) return `Muster does not work like this: problems ${problems}, warnings ${warnings}.`;
  return warnings! > 0 ? `Muster works; look at the warnings (${warnings}).` : 'Muster works, nothing to do.';
}
