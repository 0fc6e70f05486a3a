import { Global, Module, type DynamicModule } from '@nestjs/common';

import { AttachmentFiles } from './attachments/attachment-files.ts';
import { Housekeeping } from './housekeeping.ts';
import { Once } from './idempotency/once.ts';
import { ApiParts } from './parts.ts';
import { SessionEnds } from './session/session-ends.ts';

/** What every module works with. */
@Global()
@Module({})
export class SharedModule {
  static with(parts: ApiParts): DynamicModule {
    const providers = [{ provide: ApiParts, useValue: parts }, Once, SessionEnds, AttachmentFiles, Housekeeping];
    return { module: SharedModule, providers, exports: providers };
  }
}
