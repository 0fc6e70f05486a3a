import type { StreamEvent } from '#custody/events/read-stream-events';
import { readEquipmentState } from '#custody/state/read-equipment-state';
import { followMetrics } from '#custody/state/follow-state';
import { FROM_THE_START, type Watermark } from '#custody/watermark';
import { toMetrics } from '#custody/state/metric-state';
import type { Context } from '#custody/authorisation/caller';

import type { ApiParts } from '../parts.ts';
import type { FleetFeed } from './fleet-feed.ts';
import { FleetSource, type SourceOptions } from './fleet-source.ts';
import type { LiveItem } from './live-item.ts';

interface Wanted {
  readonly assetCode: string;
  /** Whose numbered events: of the piece, or of all in scope. */
  readonly events: 'piece' | 'all';
}

/** One piece with its metrics: all of them first, then those that changed. */
export class PieceSource extends FleetSource {
  override readonly mergeMs = 50;
  private watermark: Watermark = FROM_THE_START;
  /** Of each metric the transaction that wrote what was sent last. */
  private readonly sent = new Map<string, string>();

  constructor(
    parts: ApiParts,
    feed: FleetFeed,
    context: Context,
    options: SourceOptions,
    private readonly wanted: Wanted,
  ) {
    super(parts, feed, context, options);
  }

  override async snapshot(): Promise<LiveItem[]> {
    await super.snapshot();
    const { db } = this.parts.database;
    const context = { ...this.context, db, now: this.parts.now() };
    const { assetCode, connection, lastSeen, position } = await readEquipmentState(context, this.wanted.assetCode);
    const metrics = await this.readChangedMetrics();
    return [{ assetCode, connection, lastSeen, ...(position && { position }), metrics }];
  }

  override async changes(assetCodes: ReadonlySet<string>): Promise<LiveItem[]> {
    const [item] = await super.changes(assetCodes);
    if (!item) return [];
    return [{ ...item, metrics: await this.readChangedMetrics() }];
  }

  override listen(changed: (assetCodes: ReadonlySet<string>) => void): () => void {
    const own = new Set([this.wanted.assetCode]);
    return super.listen((assetCodes) => {
      if (assetCodes.has(this.wanted.assetCode)) changed(own);
    });
  }

  protected override mayKnow(event: StreamEvent): boolean {
    const isWanted = this.wanted.events === 'all' || event.assetCode === this.wanted.assetCode;
    return isWanted && super.mayKnow(event);
  }

  private async readChangedMetrics() {
    const { metrics, watermark } = await followMetrics(this.parts.database.db, this.wanted.assetCode, this.watermark);
    const fresh = metrics.filter((row) => this.sent.get(row.metric) !== row.changedIn);
    for (const row of fresh) this.sent.set(row.metric, row.changedIn);
    this.watermark = watermark;
    return toMetrics(this.parts.database.db, fresh);
  }
}
