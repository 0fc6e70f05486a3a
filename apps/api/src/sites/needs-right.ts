import { UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';

import { requireRight, type Verb } from '#custody/authorisation/authorise';

import { contextOf, type ApiRequest } from '../http/request.ts';

/** Turns away whoever lacks the right before a large body is judged. The verb asks again, as every verb does. */
export const NeedsRight = (verb: Verb) =>
  UseGuards({
    canActivate(execution: ExecutionContext): boolean {
      requireRight(contextOf(execution.switchToHttp().getRequest<ApiRequest>()).caller, verb);
      return true;
    },
  } satisfies CanActivate);
