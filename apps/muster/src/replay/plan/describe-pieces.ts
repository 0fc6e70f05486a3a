import type { Recording } from '../recordings/recording.ts';
import type { ReplayOptions } from '../replay-options.ts';
import type { NewPiece } from '../server/register-piece.ts';
import { listAssetCodes } from './list-asset-codes.ts';
import type { Pace } from './pace-readings.ts';

/** What the register takes for granted; a slower recording has to say so, or its piece would seem silent. */
const USUAL_INTERVAL_SECONDS = 60;
const LONGEST_INTERVAL_SECONDS = 86_400;

/** The pieces as the register should have them. */
export function describePieces({ kind }: Recording, pace: Pace, options: ReplayOptions): NewPiece[] {
  const seconds = Math.round(pace.interval / 1_000 / (options.speed === 'max' ? 1 : options.speed));
  return listAssetCodes(options).map((assetCode) => ({
    assetCode,
    name: `${kind.title} ${assetCode}`,
    family: options.family ?? kind.family,
    hostUnit: options.hostUnit,
    ...(seconds > USUAL_INTERVAL_SECONDS
      ? { reportingIntervalSeconds: Math.min(seconds, LONGEST_INTERVAL_SECONDS) }
      : {}),
  }));
}
