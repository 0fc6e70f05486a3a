import { Command } from 'commander';

import { examine } from './doctor.ts';
import { formatDiagnosis } from './format-diagnosis.ts';
import type { GivenSettings } from './list-settings.ts';

export function doctorCommand(given: GivenSettings): Command {
  return new Command('doctor')
    .description('says what is configured, what works, what does not and what to do about it; exit code 1 on a problem')
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: boolean }) => {
      const diagnosis = await examine(given, new Date());
      process.stdout.write(`${json ? JSON.stringify(diagnosis, null, 2) : formatDiagnosis(diagnosis)}\n`);
      if (diagnosis.findings.some(({ standing }) => standing === 'problem')) process.exitCode = 1;
    });
}
