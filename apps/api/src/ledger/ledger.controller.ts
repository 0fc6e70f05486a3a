import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { z } from 'zod';

import { requireRight } from '#custody/authorisation/authorise';
import type { Context } from '#custody/authorisation/caller';
import { erasePersonal } from '#custody/ledger/erase-personal';
import { exportLedger } from '#custody/ledger/export-ledger';
import { listCheckpoints } from '#custody/ledger/list-checkpoints';
import { listLedger } from '#custody/ledger/list-ledger';
import { proveEntry } from '#custody/ledger/prove-entry';
import {
  checkpointShape,
  exportQuery,
  inclusionProofShape,
  ledgerEntryShape,
  ledgerErasure,
  ledgerKeyShape,
  ledgerQuery,
  type ExportQuery,
  type LedgerErasure,
  type LedgerQuery,
} from '#custody/ledger/schemas';

import { InContext } from '../http/request.ts';
import { Describe, pageOf } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from '../register/piece-path.ts';
import { LedgerKeeper } from './ledger-keeper.ts';

const entryPath = z.object({ entryId: z.uuid() });
type EntryPath = z.infer<typeof entryPath>;

const LINES = 'application/x-ndjson';

@ApiTags('ledger')
@Controller('api/v1')
export class LedgerController {
  constructor(private readonly keeper: LedgerKeeper) {}

  @Get('equipment/:assetCode/ledger')
  @Describe({
    summary: 'What the ledger has of the piece, newest first: who answered for it, and what it was for',
    answer: pageOf(ledgerEntryShape, 'LedgerPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listLedger(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Query({ schema: ledgerQuery }) query: LedgerQuery,
  ) {
    return listLedger(context, assetCode, query);
  }

  @Post('ledger/entries/:entryId/erase-personal')
  @HttpCode(204)
  @Describe({
    summary:
      'Erase what is personal in an entry, with its salt, for good: the entry still verifies, and another says what was erased. Of the national center',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'illegal-transition'],
  })
  erasePersonal(
    @InContext() context: Context,
    @Param({ schema: entryPath }) { entryId }: EntryPath,
    @Body({ schema: ledgerErasure }) body: LedgerErasure,
  ): Promise<void> {
    return erasePersonal(context, entryId, body);
  }

  @Get('ledger/export')
  @Describe({
    summary:
      'The ledger as lines: entries, then checkpoints, the last over all of it; `npm run muster -- verify-ledger` checks it without a network. Whoever reaches a part gets that part, with proofs',
    file: [LINES],
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async exportLedger(@InContext() context: Context, @Query({ schema: exportQuery }) query: ExportQuery) {
    const lines = await exportLedger(context, this.keeper.signer, query);
    const name = `ledger${query.assetCode === undefined ? '' : `-${query.assetCode}`}.ndjson`;
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      type: LINES,
      disposition: `attachment; filename="${name}"`,
    });
  }

  @Get('ledger/proofs/:entryId')
  @Describe({
    summary: 'Shows that an entry is in the tree of a checkpoint that is signed with the answer',
    answer: inclusionProofShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  proveEntry(@InContext() context: Context, @Param({ schema: entryPath }) { entryId }: EntryPath) {
    return proveEntry(context, this.keeper.signer, entryId);
  }

  @Get('ledger/checkpoints')
  @Describe({
    summary:
      'What was signed of the ledger, newest first. Keep one: with it you can show later that nothing was rewritten',
    answer: pageOf(checkpointShape, 'CheckpointPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listCheckpoints(@InContext() context: Context, @Query({ schema: ledgerQuery }) query: LedgerQuery) {
    return listCheckpoints(context, query);
  }

  @Get('ledger/key')
  @Describe({
    summary: 'The public key of the checkpoints. Keep it: a ledger that was rebuilt has another',
    answer: ledgerKeyShape,
    refuses: ['unauthenticated', 'forbidden'],
  })
  readLedgerKey(@InContext() { caller }: Context) {
    requireRight(caller, 'see-ledger');
    const { name, text } = this.keeper.signer.verifier;
    return { name, key: text };
  }
}
