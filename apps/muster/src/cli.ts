import { Command } from 'commander';
import { OperatorError } from './operator-error.ts';
import { replayCommand } from './replay/replay-command.ts';

const program = new Command('muster')
  .description("the operator's tool of Muster 集结")
  .showHelpAfterError()
  .addCommand(
    replayCommand({
      token: process.env['MUSTER_TOKEN'],
      dataFolder: process.env['MUSTER_DATA_DIR'] ?? './data',
      callerFolder: process.env['INIT_CWD'] ?? process.cwd(),
    }),
  );

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  console.error(`muster: ${error.message}`);
  process.exitCode = 1;
}
