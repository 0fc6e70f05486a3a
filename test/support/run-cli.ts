import { execFile } from 'node:child_process';

export interface CliResult {
  readonly code: number;
  readonly output: string;
}

/** The operator's tool, as `npm run muster --` starts it. */
export function runCli(args: readonly string[], env: Readonly<Record<string, string>>): Promise<CliResult> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['dist/apps/muster/src/cli.js', ...args],
      { env: { ...process.env, ...env } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? 1, output: stdout + stderr }),
    );
  });
}
