import { z } from 'zod';

import { assetCode, instant } from '#custody/fields';
import { toPosition } from '#custody/register/to-position';
import { connectionShape, positionShape } from '#custody/register/schemas';
import { metricState } from '#custody/state/schemas';

import type { LivePiece } from './fleet-feed.ts';

const liveItem = z
  .object({
    assetCode,
    connection: connectionShape,
    lastSeen: instant.nullable(),
    position: positionShape.optional(),
    metrics: z
      .record(z.string(), metricState)
      .optional()
      .meta({ description: 'Of a stream of one piece: what changed' }),
  })
  .meta({ id: 'LiveItem' });
export type LiveItem = z.infer<typeof liveItem>;

export const stateEvent = z.object({ items: z.array(liveItem) }).meta({ id: 'StateEvent' });

export function toLiveItem({ piece, connection }: LivePiece): LiveItem {
  const position = toPosition(piece);
  return {
    assetCode: piece.assetCode,
    connection,
    lastSeen: piece.lastSeenAt?.toISOString() ?? null,
    ...(position && { position }),
  };
}
