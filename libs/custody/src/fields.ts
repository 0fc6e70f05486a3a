import { ASSET_CODE } from '#telemetry/codec/topics';
import { z } from 'zod';

/** PostgreSQL stores no NUL, and half a surrogate pair is no text. */
const isStorable = (value: string) => !value.includes('\u0000') && value.isWellFormed();

/** Text that people write: kept exactly as it came. */
export const text = (maximum: number) =>
  z.string().min(1).max(maximum).refine(isStorable, 'must be well-formed text without NUL');

export const assetCode = z
  .string()
  .regex(ASSET_CODE, 'must be 2 to 32 capital letters, digits and hyphens')
  .meta({ description: 'What people call the piece', examples: ['DR-0012'] });

export const organisationCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{1,63}$/, 'must be 2 to 64 letters, digits, hyphens and underscores')
  .meta({ examples: ['center'] });

export const regionCode = z
  .string()
  .regex(/^[1-9][0-9]{5}$/, 'must be six digits of GB/T 2260')
  .meta({ description: 'GB/T 2260: where it lies', examples: ['140200'] });

export const latitude = z.number().min(-90).max(90).meta({ description: 'Degrees, WGS 84' });
export const longitude = z.number().min(-180).max(180).meta({ description: 'Degrees, WGS 84' });

const FIRST_INSTANT = Date.parse('1000-01-01T00:00:00Z');
export const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

/** An offset may carry a time out of the years that have four digits, which no database takes. */
const hasPlainYear = (time: string) => Date.parse(time) >= FIRST_INSTANT && Date.parse(time) <= LAST_INSTANT;

/** RFC 3339 with an offset or Z. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine(hasPlainYear, 'must lie between the years 1000 and 9999, in UTC')
  .meta({ examples: ['2025-11-22T20:00:00.000Z'] });

/** A day of the calendar, of no time zone. */
export const calendarDate = z.iso
  .date()
  .refine((day) => day >= '1950-01-01' && day <= '2150-12-31', 'must lie between 1950 and 2150')
  .meta({ examples: ['2026-06-30'] });

const pageLimit = z.coerce.number().int().min(1).max(1000);

/** The part of a query that every list takes. */
export const page = {
  limit: pageLimit.default(100).meta({ description: 'At most this many items' }),
  cursor: z.string().max(512).optional().meta({ description: '`nextCursor` of the page before' }),
};

export function isUuid(key: string): boolean {
  return z.uuid().safeParse(key).success;
}
