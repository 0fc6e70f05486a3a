import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { handOverShift } from '#custody/duty/hand-over-shift';
import { shiftHandoverShape, shiftSigning, type ShiftSigning } from '#custody/duty/handover-schemas';
import { readShiftHandover } from '#custody/duty/read-shift-handover';
import { takeOverShift } from '#custody/duty/take-over-shift';
import type { ProblemCode } from '#custody/problem';

import { Signatures } from '../custody/signatures.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, TakesIdempotencyKey } from '../openapi/describe.ts';
import { shiftPath, type ShiftPath } from './shift-path.ts';

const REFUSES: readonly ProblemCode[] = [
  ...(['validation-failed', 'unauthenticated', 'invalid-credentials', 'forbidden', 'not-found'] as const),
  ...(['illegal-transition', 'idempotency-mismatch', 'rate-limited'] as const),
];

/** Of a request that is stored to be known again, everything but the secret. */
const withoutPassword = ({ password: _, ...body }: ShiftSigning) => body;

@ApiTags('duty')
@Controller('api/v1/duty-shifts/:shiftId/handover')
export class ShiftHandoversController {
  constructor(
    private readonly once: Once,
    private readonly signatures: Signatures,
  ) {}

  @Get()
  @Describe({
    summary: 'What this shift leaves to the next: open matters, remarks, who has signed',
    answer: shiftHandoverShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  readShiftHandover(@InContext() context: Context, @Param({ schema: shiftPath }) { shiftId }: ShiftPath) {
    return readShiftHandover(context, shiftId);
  }

  @Post()
  @HttpCode(200)
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Hand the shift over to the one that follows; with a session cookie the password is entered again',
    answer: shiftHandoverShape,
    refuses: REFUSES,
  })
  async handOverShift(
    @Req() request: ApiRequest,
    @Param({ schema: shiftPath }) { shiftId }: ShiftPath,
    @Body({ schema: shiftSigning }) body: ShiftSigning,
  ) {
    const signature = await this.signatures.readOfReceiver(request, body);
    const give = (context: Context) => handOverShift(context, shiftId, body, signature);
    return this.once.run(request, give, withoutPassword(body));
  }

  @Post('accept')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @Describe({
    summary:
      'Take the shift over, as somebody of the one that follows; with a session cookie the password is entered again',
    answer: shiftHandoverShape,
    refuses: REFUSES,
  })
  async takeOverShift(
    @Req() request: ApiRequest,
    @Param({ schema: shiftPath }) { shiftId }: ShiftPath,
    @Body({ schema: shiftSigning }) body: ShiftSigning,
  ) {
    const signature = await this.signatures.readOfReceiver(request, body);
    const take = (context: Context) => takeOverShift(context, shiftId, body, signature);
    return this.once.run(request, take, withoutPassword(body));
  }
}
