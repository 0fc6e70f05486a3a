import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

import type { ProblemCode } from '#custody/problem';

import { problemDocument } from '../http/problem-document.ts';

export const PROBLEM_CODES_EXTENSION = 'x-problem-codes';

interface Description {
  readonly summary: string;
  /** Undefined for an answer without a body. */
  readonly answer?: z.ZodType;
  /** Of an answer that is a file: what it may be. */
  readonly file?: readonly string[];
  readonly status?: number;
  readonly refuses?: readonly ProblemCode[];
}

/** What an operation does, answers and refuses, for the OpenAPI document. */
export function Describe({ summary, answer, file, status = 200, refuses = [] }: Description): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status, description: 'Done', ...(answer && { standardSchema: answer }), ...(file && binary(file)) }),
    ApiResponse({ status: 'default', description: 'Any other problem', standardSchema: problemDocument }),
    ApiExtension(PROBLEM_CODES_EXTENSION, refuses),
  );
}

function binary(mediaTypes: readonly string[]) {
  const schema = { type: 'string', format: 'binary' } as const;
  return { content: Object.fromEntries(mediaTypes.map((type) => [type, { schema }])) };
}

/** The same request sent again with the same key is one act. */
export const TakesIdempotencyKey = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same request with the same key is done once, and answered alike for a week',
    schema: { type: 'string', maxLength: 255 },
  });

/** A list, one page of it. */
export function pageOf(item: z.ZodType, id: string): z.ZodType {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });
}
