import type { MessageEvent } from '@nestjs/common';

import type { Context } from '#custody/authorisation/caller';
import { listReachedOrganisations } from '#custody/authorisation/scope';
import type { StreamEvent } from '#custody/events/read-stream-events';
import { watchSession } from '#custody/session/resolve-session';

import type { ApiParts } from '../parts.ts';
import type { SessionEnds } from '../session/session-ends.ts';
import type { EventFeed } from './event-feed.ts';
import type { FleetFeed, LivePiece } from './fleet-feed.ts';
import { toLiveItem, type LiveItem } from './live-item.ts';
import { NumberedEvents } from './numbered-events.ts';
import type { StreamSource } from './state-stream.ts';

export interface SourceOptions {
  readonly events: EventFeed;
  readonly sessionEnds: SessionEnds;
  /** The number that the client saw last. */
  readonly lastEventId: string | undefined;
}

/** What one client may see of the fleet. */
export class FleetSource implements StreamSource {
  readonly mergeMs: number = 250;
  private reached = new Set<string>();

  constructor(
    protected readonly parts: ApiParts,
    protected readonly feed: FleetFeed,
    protected readonly context: Context,
    private readonly options: SourceOptions,
  ) {}

  openEvents(tell: (event: MessageEvent) => void): Promise<NumberedEvents> {
    const { events, lastEventId } = this.options;
    return NumberedEvents.open(this.parts, events, { lastEventId, tell, mayKnow: (event) => this.mayKnow(event) });
  }

  async snapshot(): Promise<LiveItem[]> {
    this.reached = await listReachedOrganisations(this.parts.database.db, this.context.caller);
    const inService = [...this.feed.pieces.values()].filter(({ piece }) => !piece.retired);
    return inService.filter((live) => this.isInScope(live)).map(toLiveItem);
  }

  async changes(assetCodes: ReadonlySet<string>): Promise<LiveItem[]> {
    const pieces = [...assetCodes].map((code) => this.feed.pieces.get(code));
    return pieces.filter((live) => live !== undefined && this.isInScope(live)).map((live) => toLiveItem(live!));
  }

  listen(changed: (assetCodes: ReadonlySet<string>) => void): () => void {
    return this.feed.listen(changed);
  }

  onSessionEnd(callback: () => void): () => void {
    const subscription = this.options.sessionEnds.ended.subscribe(callback);
    return () => subscription.unsubscribe();
  }

  /** A session whose person changed roles or organisation ends its stream too: the client signs on anew. */
  async recheck(): Promise<boolean> {
    const db = this.parts.database.db;
    const { caller } = this.context;
    const current = await watchSession(db, caller.sessionId, this.parts.now());
    if (!current || current.organisation.code !== caller.organisation.code) return false;
    if (current.roles.join() !== caller.roles.join()) return false;
    this.reached = await listReachedOrganisations(db, caller);
    return true;
  }

  protected isInScope({ piece }: LivePiece): boolean {
    return this.isReached(piece.organisations);
  }

  protected mayKnow(event: StreamEvent): boolean {
    return this.isReached(event.organisations);
  }

  private isReached(organisations: readonly string[]): boolean {
    return organisations.some((code) => this.reached.has(code));
  }
}
