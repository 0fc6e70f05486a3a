import { Module } from '@nestjs/common';

import { FleetFeed } from './fleet-feed.ts';
import { StreamController } from './stream.controller.ts';

@Module({ controllers: [StreamController], providers: [FleetFeed] })
export class StreamModule {}
