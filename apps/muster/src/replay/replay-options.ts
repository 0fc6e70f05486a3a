import { z } from 'zod';
import { FAMILIES } from '#telemetry/catalogue/families';
import { OperatorError } from '../operator-error.ts';

/** Latitudes beyond this leave no room to lay a track: a degree of longitude is almost nothing there. */
const MAXIMUM_LATITUDE = 85;

const count = (maximum: number) => z.coerce.number().int().min(1).max(maximum);

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
    as: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'is letters, digits, dot, dash and underscore, at most 60'),
    recording: z.string().optional(),
    speed: z.union([z.literal('max'), z.coerce.number().positive()], 'is a number above 0, or max').default(1),
    start: z.iso
      .datetime({ offset: true, error: 'is a time such as 2026-01-31T08:00:00Z' })
      .transform(Date.parse)
      .optional(),
    at: place.optional(),
    copies: count(10_000).default(1),
    batch: count(1_000).default(1),
    window: count(10_000).default(256),
    duration: z.coerce.number().positive().optional(),
    loop: z.boolean().default(false),
    family: z.enum(FAMILIES.map((family) => family.code)).optional(),
    hostUnit: z.string().min(1).default('center'),
    dryRun: z.boolean().default(false),
    url: z.url({ protocol: /^https?$/, error: 'is an address such as http://127.0.0.1:3000' }).optional(),
    mqtt: z
      .url({ protocol: /^(mqtts?|wss?|tcp|tls)$/, error: 'is an address such as mqtt://127.0.0.1:1883' })
      .optional(),
    username: z.string().optional(),
    password: z.string().optional(),
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
