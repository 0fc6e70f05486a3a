import { describe, expect, it } from '@jest/globals';

import { instant } from './fields.ts';

describe('an instant', () => {
  it.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59'])(
    'of a year that no store can hold is refused: %s',
    (time) => expect(instant.safeParse(time).success).toBe(false),
  );

  it.each(['1900-01-01T00:00:00Z', '2025-11-22T20:00:00+08:00', '2299-12-31T23:59:59.999-12:00'])(
    'of any other is taken: %s',
    (time) => expect(instant.safeParse(time).success).toBe(true),
  );
});
