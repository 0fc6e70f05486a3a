import { findFirstFix } from '../plan/find-first-fix.ts';
import type { Pace } from '../plan/pace-readings.ts';
import type { Recording } from '../recordings/recording.ts';
import type { ReplayOptions } from '../replay-options.ts';
import type { EnrolledPiece } from '../server/enrol-fleet.ts';
import { formatClock } from './format-progress.ts';

/** Shorter waits for the first position need no word. */
const NOTABLE_WAIT_MS = 5_000;

/** The first line of a replay: what is played as what, where to, and when the map will show it. */
export function formatBeginning(
  recording: Recording,
  pace: Pace,
  options: ReplayOptions,
  pieces: readonly EnrolledPiece[],
  mqttUrl: string,
): string {
  const added = pieces.filter(({ isNew }) => isNew).length;
  const who = pieces.length === 1 ? pieces[0]?.assetCode : `${pieces.length} pieces`;
  const registered = added === 0 ? '' : `, ${added} newly registered`;
  const wait = waitForFix(recording, pace, options);
  const position = wait < NOTABLE_WAIT_MS ? '' : `, first position after ${formatClock(wait)}`;
  return `${recording.name} as ${who} to ${mqttUrl}${registered}${position}`;
}

function waitForFix(recording: Recording, { elapsed }: Pace, { speed, copies }: ReplayOptions): number {
  const fix = findFirstFix(recording);
  if (fix === undefined || speed === 'max' || copies > 1) return 0;
  return (elapsed[fix.row] ?? 0) / speed;
}
