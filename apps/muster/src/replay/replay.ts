import { describePieces } from './plan/describe-pieces.ts';
import { describePlan } from './plan/describe-plan.ts';
import { paceReadings } from './plan/pace-readings.ts';
import { planFleet } from './plan/plan-fleet.ts';
import { formatBeginning } from './progress/format-beginning.ts';
import type { ProgressStream } from './progress/report-progress.ts';
import { playFleet } from './publish/play-fleet.ts';
import { openRecording } from './recordings/open-recording.ts';
import type { ReplayOptions } from './replay-options.ts';
import { enrolFleet, withdrawCredentials } from './server/enrol-fleet.ts';
import { signIn } from './server/sign-in.ts';

export interface ReplayContext {
  /** `MUSTER_TOKEN`, where it is set. */
  readonly token?: string | undefined;
  /** Data folder of the server on this machine, which may not be there. */
  readonly dataFolder: string;
  readonly output: ProgressStream;
  /** Ends the replay in good order. */
  readonly signal: AbortSignal;
}

/** Plays a recording over MQTT as one piece or a fleet; answers how many messages were not acknowledged. */
export async function replay(folder: string, options: ReplayOptions, context: ReplayContext): Promise<number> {
  const { output, signal } = context;
  const recording = await openRecording(folder, options.recording);
  const pace = paceReadings(recording.readings.map(({ time }) => time));
  if (options.dryRun) {
    output.write(describePlan(planFleet({ recording, pace, options, now: Date.now() })));
    return 0;
  }
  const account = { ...options, ...context };
  const { api, ...server } = await signIn(account);
  const mqttUrl = server.mqttUrl();
  const pieces = await enrolFleet(api, describePieces(recording, pace, options));
  output.write(`${formatBeginning(recording, pace, options, pieces, mqttUrl)}\n`);
  try {
    const counts = await playFleet(pieces, { recording, pace, options }, { mqttUrl, output, signal });
    return counts.messagesLost;
  } finally {
    await withdrawCredentials(account, pieces);
  }
}
