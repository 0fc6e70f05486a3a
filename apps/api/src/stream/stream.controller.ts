import { Controller, Headers, Query, Sse, type MessageEvent } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { z } from 'zod';

import { alarmEvent } from '#custody/alarms/schemas';
import { allocationEvent } from '#custody/calendar/schemas';
import { requireRight } from '#custody/authorisation/authorise';
import type { Context } from '#custody/authorisation/caller';
import { assetCode } from '#custody/fields';
import { findInScope } from '#custody/register/read-equipment';

import { InContext } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { ApiParts } from '../parts.ts';
import { SessionEnds } from '../session/session-ends.ts';
import { EventFeed } from './event-feed.ts';
import { FleetFeed } from './fleet-feed.ts';
import { FleetSource } from './fleet-source.ts';
import { stateEvent } from './live-item.ts';
import { PieceSource } from './piece-source.ts';
import { streamState } from './state-stream.ts';

const streamQuery = z.strictObject({
  assetCode: assetCode.optional().meta({ description: 'Only this piece, with its metrics' }),
  events: z.enum(['piece', 'all']).default('piece').meta({
    description: 'With `assetCode`: the numbered events of that piece, or of all that the caller reaches',
  }),
});
type StreamQuery = z.infer<typeof streamQuery>;

const MAXIMUM_PENDING_CHARACTERS = 262_144;

@ApiTags('stream')
@Controller('api/v1')
export class StreamController {
  constructor(
    private readonly parts: ApiParts,
    private readonly feed: FleetFeed,
    private readonly events: EventFeed,
    private readonly sessionEnds: SessionEnds,
  ) {}

  // A client that does not read is dropped once this much waits for it; it signs on anew and gets a snapshot.
  @Sse('stream', { maxPendingDataLength: MAXIMUM_PENDING_CHARACTERS })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Goes on after this number; `event: reset` when it is too old: load everything anew',
    schema: { type: 'string' },
  })
  @ApiProduces('text/event-stream')
  @Describe({
    summary:
      'Server-Sent Events: `state` with a snapshot first, then what changed, at most every 250 ms (of one piece every 50 ms); `alarm` and `allocation`, numbered',
    answer: z.union([stateEvent, alarmEvent, allocationEvent]),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async followState(
    @InContext() context: Context,
    @Query({ schema: streamQuery }) query: StreamQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Promise<Observable<MessageEvent>> {
    requireRight(context.caller, 'see-equipment');
    const options = { events: this.events, sessionEnds: this.sessionEnds, lastEventId };
    if (query.assetCode === undefined) {
      return streamState(new FleetSource(this.parts, this.feed, context, options));
    }
    const { assetCode, events } = query;
    await findInScope(context.db, context.caller, assetCode);
    return streamState(new PieceSource(this.parts, this.feed, context, options, { assetCode, events }));
  }
}
