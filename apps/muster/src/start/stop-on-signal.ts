import { explainFailure } from './explain-failure.ts';

/** After this long a stop that hangs is cut short: what was acknowledged is in the log. */
const STOP_WITHIN_MS = 9_000;

/** SIGTERM or Ctrl-C ends the program in good order, or at least in time. */
export function stopOnSignal(program: { close(): Promise<void> }): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    program.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(explainFailure(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
