import { Module } from '@nestjs/common';

import { EventFeed } from './event-feed.ts';
import { FleetFeed } from './fleet-feed.ts';
import { StreamController } from './stream.controller.ts';

@Module({ controllers: [StreamController], providers: [FleetFeed, EventFeed], exports: [FleetFeed] })
export class StreamModule {}
