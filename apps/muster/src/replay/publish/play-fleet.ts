import { dueTime } from '../plan/build-reading.ts';
import { planFleet, type Copy, type Fleet } from '../plan/plan-fleet.ts';
import { lastStep } from '../plan/play-order.ts';
import { formatSummary } from '../progress/format-progress.ts';
import { reportProgress, type ProgressStream } from '../progress/report-progress.ts';
import type { ReplayOptions } from '../replay-options.ts';
import type { EnrolledPiece } from '../server/enrol-fleet.ts';
import { openConnections } from './open-connections.ts';
import type { PieceConnection } from './piece-connection.ts';
import { playCopy } from './play-copy.ts';
import { ReplayCounts } from './replay-counts.ts';

export interface FleetContext {
  readonly mqttUrl: string;
  readonly output: ProgressStream;
  /** Ends the replay in good order. */
  readonly signal: AbortSignal;
}

/** Connects every piece, plays its copy, and tells how it went. */
export async function playFleet(
  pieces: readonly EnrolledPiece[],
  fleet: Omit<Fleet, 'now'>,
  { mqttUrl, output, signal: outerSignal }: FleetContext,
): Promise<ReplayCounts> {
  const { options, recording } = fleet;
  const counts = new ReplayCounts(pieces.length, options.loop ? Infinity : pieces.length * recording.readings.length);
  const lost = new AbortController();
  const durationOver = new AbortController();
  const hurry = AbortSignal.any([outerSignal, lost.signal]);
  const signal = AbortSignal.any([hurry, durationOver.signal]);
  const connections = await openConnections(pieces, {
    url: mqttUrl,
    window: options.window,
    counts,
    signal,
    onLost: (error) => lost.abort(error),
  });
  // Planned only now, so that the first reading is due when all are connected.
  counts.startedAt = Date.now();
  const copies = planFleet({ ...fleet, now: counts.startedAt });
  const stopReporting = reportProgress(output, counts, plannedEnd(copies, options, counts.startedAt));
  const timer = stopAfter(options.duration, durationOver);
  await playAll(copies, connections, options, signal);
  clearTimeout(timer);
  await Promise.allSettled(connections.map((connection) => connection.close(hurry)));
  stopReporting();
  output.write(`${formatSummary(counts, Date.now())}\n`);
  lost.signal.throwIfAborted();
  return counts;
}

function stopAfter(seconds: number | undefined, stop: AbortController): NodeJS.Timeout | undefined {
  return seconds === undefined ? undefined : setTimeout(() => stop.abort(), seconds * 1_000);
}

async function playAll(
  copies: readonly Copy[],
  connections: readonly PieceConnection[],
  { loop, batch }: ReplayOptions,
  signal: AbortSignal,
): Promise<void> {
  const plays = copies.map((copy, index) => {
    const publish = async (payload: string, rows: number) => connections[index]?.publish(payload, rows);
    return playCopy(copy, { loop, batch, publish, signal });
  });
  await Promise.all(plays);
}

/** When a run at a pace will be over; unknown for one at full speed or in a loop without a duration. */
function plannedEnd(copies: readonly Copy[], options: ReplayOptions, now: number): number | undefined {
  const { duration, loop, speed } = options;
  const byDuration = duration === undefined ? Infinity : now + duration * 1_000;
  const byRows = loop || speed === 'max' ? Infinity : Math.max(...copies.map(lastDueTime));
  const end = Math.min(byDuration, byRows);
  return Number.isFinite(end) ? end : undefined;
}

function lastDueTime(copy: Copy): number {
  return dueTime(copy, lastStep(copy.recording.readings.length, copy.firstRow));
}
