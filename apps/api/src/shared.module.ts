import { Global, Module, type DynamicModule } from '@nestjs/common';

import { AttachmentFiles } from './attachments/attachment-files.ts';
import { WitnessKeeper } from './alarms/witness-keeper.ts';
import { HeavyWork } from './heavy-work.ts';
import { Housekeeping } from './housekeeping.ts';
import { Once } from './idempotency/once.ts';
import { LedgerKeeper } from './ledger/ledger-keeper.ts';
import { ApiParts } from './parts.ts';
import { QuarantineKeeper } from './quarantine/quarantine-keeper.ts';
import { SessionEnds } from './session/session-ends.ts';

/** What every module works with. */
@Global()
@Module({})
export class SharedModule {
  static with(parts: ApiParts): DynamicModule {
    const own = { provide: ApiParts, useValue: parts };
    const providers = [
      own,
      Once,
      SessionEnds,
      AttachmentFiles,
      HeavyWork,
      Housekeeping,
      LedgerKeeper,
      QuarantineKeeper,
      WitnessKeeper,
    ];
    return { module: SharedModule, providers, exports: providers };
  }
}
