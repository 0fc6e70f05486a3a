import { describe, expect, it } from '@jest/globals';
import { DrizzleQueryError } from 'drizzle-orm';

import { withoutParameters } from './without-parameters.ts';

describe('a failed statement', () => {
  it('is told without the statement and its parameters', () => {
    const cause = Object.assign(new Error('connection refused'), { code: '08006' });
    const failure = withoutParameters(new DrizzleQueryError('insert into person values ($1)', ['13800000000'], cause));
    expect(failure.message).toBe('connection refused (08006)');
    expect(`${failure.stack}`).not.toMatch(/13800000000|insert into/);
  });

  it('of another kind is told as it is', () => {
    const error = new Error('disk full');
    expect(withoutParameters(error)).toBe(error);
  });
});
