import { z } from 'zod';

import { FAMILIES } from '#telemetry/catalogue/families';
import { ASSET_CODE } from '#telemetry/codec/topics';
import { OperatorError } from '../start/operator-error.ts';
import { listAssetCodes } from './plan/list-asset-codes.ts';

/** Latitudes beyond this leave no room to lay a track: a degree of longitude is almost nothing there. */
const MAXIMUM_LATITUDE = 85;

const SPEED = 'is a number above 0, or max';
const FAMILY_CODES = FAMILIES.map((family) => family.code);

const count = (maximum: number) => {
  const error = `is a whole number from 1 to ${maximum}`;
  return z.coerce.number(error).int(error).min(1, error).max(maximum, error);
};

const place = z
  .string()
  .regex(/^-?\d+(\.\d+)?,\s*-?\d+(\.\d+)?$/, 'is LATITUDE,LONGITUDE in degrees, such as 34.26,108.94')
  .transform((text) => text.split(',').map(Number))
  .transform(([latitude = 0, longitude = 0]) => ({ latitude, longitude }))
  .refine(
    ({ latitude, longitude }) => Math.abs(latitude) <= MAXIMUM_LATITUDE && Math.abs(longitude) <= 180,
    `lies beyond ±${MAXIMUM_LATITUDE} degrees of latitude or ±180 of longitude`,
  );

const options = z
  .object({
    as: z.string(),
    recording: z.string().optional(),
    speed: z.union([z.literal('max'), z.coerce.number(SPEED).positive(SPEED)], SPEED).default(1),
    start: z.iso
      .datetime({ offset: true, error: 'is a time such as 2026-01-31T08:00:00Z' })
      .transform(Date.parse)
      .optional(),
    at: place.optional(),
    copies: count(10_000).default(1),
    batch: count(1_000).default(1),
    window: count(10_000).default(256),
    duration: z.coerce.number('is a number of seconds').positive('is above 0').optional(),
    loop: z.boolean().default(false),
    family: z.enum(FAMILY_CODES, `is one of ${FAMILY_CODES.join(', ')}`).optional(),
    hostUnit: z.string().min(1).default('center'),
    dryRun: z.boolean().default(false),
    url: z.url({ protocol: /^https?$/, error: 'is an address such as http://127.0.0.1:3000' }).optional(),
    mqtt: z
      .url({ protocol: /^(mqtts?|wss?|tcp|tls)$/, error: 'is an address such as mqtt://127.0.0.1:1883' })
      .optional(),
    username: z.string().optional(),
    password: z.string().optional(),
  })
  .refine(({ as, copies }) => listAssetCodes({ assetCode: as, copies }).every((code) => ASSET_CODE.test(code)), {
    path: ['as'],
    error: 'is 2 to 32 capital letters, digits and hyphens, with the number of a copy',
  })
  .refine(({ loop, speed, start }) => !loop || (speed !== 'max' && start === undefined), {
    path: ['loop'],
    error: 'plays live: it goes with neither --speed max nor --start',
  })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    path: ['username'],
    error: 'and --password go together',
  });

export type ReplayOptions = Omit<z.output<typeof options>, 'as'> & { readonly assetCode: string };

/** What the operator typed, checked; the first fault is named by its option. */
export function parseReplayOptions(typed: unknown): ReplayOptions {
  const result = options.safeParse(typed);
  if (result.success) {
    const { as: assetCode, ...rest } = result.data;
    return { assetCode, ...rest };
  }
  const [issue] = result.error.issues;
  const option = String(issue?.path[0] ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new OperatorError(`--${option} ${issue?.message}.`);
}
