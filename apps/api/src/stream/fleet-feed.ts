import { Injectable } from '@nestjs/common';

import { judgeConnection, type Connection } from '#custody/state/connection';
import { followState, type FollowedPiece } from '#custody/state/follow-state';
import { STATE_CHANNEL } from '#custody/state/wake-followers';
import { FROM_THE_START, type Watermark } from '#custody/watermark';
import { Waker } from '#database/waker';

import { ApiParts } from '../parts.ts';

/** At most this often is the database asked, however many wake us. */
const SHORTEST_PAUSE_MS = 40;
/** Silence is counted in minutes: the whole fleet need not be judged more often. */
const JUDGED_EVERY_MS = 1_000;
/** LISTEN only wakes: without it, changes and silences are found at this pace. */
const LONGEST_PAUSE_MS = 1_000;

export interface LivePiece {
  readonly piece: FollowedPiece;
  readonly connection: Connection;
}

export type FleetListener = (changed: ReadonlySet<string>) => void;

/**
 * The fleet as it is now, followed from the database for all streams of this process together. A piece that falls
 * silent changes nothing in the database: that is seen here, from the clock.
 */
@Injectable()
export class FleetFeed {
  readonly pieces = new Map<string, LivePiece>();
  private readonly listeners = new Set<FleetListener>();
  private readonly waker: Waker;
  private watermark: Watermark = FROM_THE_START;
  private running: Promise<void> | undefined;
  private looking: Promise<void> | undefined;
  private lookingNext: Promise<void> | undefined;
  private judgedAtMs = -Infinity;
  private stopped = false;

  constructor(private readonly parts: ApiParts) {
    this.waker = new Waker(parts.database.url, STATE_CHANNEL);
  }

  /** Learns the whole fleet, then follows it until `stop`. */
  async start(): Promise<void> {
    await this.look();
    this.running = this.follow();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.waker.stop();
    await this.running;
  }

  listen(listener: FleetListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Learns what was written before the call. Those who call meanwhile share the next look. */
  refresh(): Promise<void> {
    if (!this.looking) return this.look();
    const next = () => {
      this.lookingNext = undefined;
      return this.look();
    };
    this.lookingNext ??= this.looking.then(next, next);
    return this.lookingNext;
  }

  private async follow(): Promise<void> {
    while (!this.stopped) {
      await this.waker.pause(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS);
      if (this.stopped) return;
      try {
        await this.refresh();
      } catch (error) {
        this.parts.logger.warn({ err: error }, 'the stream could not read what changed; it tries again');
      }
    }
  }

  private look(): Promise<void> {
    this.looking = this.readChanges().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async readChanges(): Promise<void> {
    const { pieces, watermark } = await followState(this.parts.database.db, this.watermark);
    const now = this.parts.now();
    const changed = new Set<string>();
    for (const piece of pieces) {
      if (this.pieces.get(piece.assetCode)?.piece.changedIn === piece.changedIn) continue;
      this.pieces.set(piece.assetCode, { piece, connection: judgeConnection(piece, now) });
      changed.add(piece.assetCode);
    }
    this.watermark = watermark;
    if (performance.now() - this.judgedAtMs >= JUDGED_EVERY_MS) this.noticeSilence(now, changed);
    if (changed.size > 0) for (const listener of this.listeners) listener(changed);
  }

  private noticeSilence(now: Date, changed: Set<string>): void {
    this.judgedAtMs = performance.now();
    for (const [assetCode, { piece, connection }] of this.pieces) {
      const current = judgeConnection(piece, now);
      if (current === connection) continue;
      this.pieces.set(assetCode, { piece, connection: current });
      changed.add(assetCode);
    }
  }
}
