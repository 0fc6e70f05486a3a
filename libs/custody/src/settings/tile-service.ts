import { z } from 'zod';

const PLACES = ['{z}', '{x}', '{y}'];
/** A name or an address and nothing that a content security policy would read as more than itself. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])$/;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

const DEEPEST_ZOOM = 22;
const zoom = z.int().min(0).max(DEEPEST_ZOOM);

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (!HOST.test(hostname) || username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** Where the map takes its pictures from. Its host is the only one beside our own that a page may load from. */
export const tileService = z
  .strictObject({
    url: z
      .string()
      .max(500)
      .regex(/^[!-~]+$/, 'must be written in ASCII, without spaces')
      .regex(/^[^;,'"]+$/, 'must be without ; , and quotation marks')
      .refine((url) => PLACES.every((place) => url.includes(place)), 'must be an address with {z}, {x} and {y}')
      .refine(isSafe, 'must be an https address of one host, without a user (http on this computer alone)')
      .meta({ examples: ['https://tiles.example/{z}/{x}/{y}.png'] }),
    gcj02: z
      .boolean()
      .default(false)
      .meta({ description: 'The tiles are shifted (GCJ-02): what is drawn and clicked is too; false: WGS 84' }),
    attribution: z.string().max(200).default('').meta({ description: 'Shown on the map, as text' }),
    minimumZoom: zoom.default(0),
    maximumZoom: zoom.default(18).meta({ description: 'Beyond it the map enlarges the tiles of this level' }),
  })
  .refine(({ minimumZoom, maximumZoom }) => minimumZoom <= maximumZoom, {
    path: ['minimumZoom'],
    message: 'is above the maximum',
  })
  .meta({ id: 'TileService' });
export type TileService = z.infer<typeof tileService>;

/** The origin that pages may load tiles from, as a content security policy names it. */
export function tileOrigin(service: TileService | null): string | undefined {
  return service === null ? undefined : new URL(service.url).origin;
}
