import { describe, expect, it } from '@jest/globals';

import { instant } from './fields.ts';

describe('an instant', () => {
  it.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59'])(
    'beyond the years of four digits is refused: %s',
    (time) => expect(instant.safeParse(time).success).toBe(false),
  );

  it.each(['1000-01-01T00:00:00Z', '2025-11-22T20:00:00+08:00', '9999-12-31T23:59:59.999Z'])(
    'of any other is taken: %s',
    (time) => expect(instant.safeParse(time).success).toBe(true),
  );
});
