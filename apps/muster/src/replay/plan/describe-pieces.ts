import type { Recording } from '../recordings/recording.ts';
import type { ReplayOptions } from '../replay-options.ts';
import type { NewPiece } from '../server/register-piece.ts';
import type { Pace } from './pace-readings.ts';

/** The code itself for one piece; numbered from 1 for a fleet. */
export function listAssetCodes({ assetCode, copies }: Pick<ReplayOptions, 'assetCode' | 'copies'>): string[] {
  return copies === 1 ? [assetCode] : Array.from({ length: copies }, (_, index) => `${assetCode}-${index + 1}`);
}

/** What the register takes for granted; a slower recording has to say so, or its piece would seem silent. */
const USUAL_INTERVAL_SECONDS = 60;

/** The pieces as the register should have them. */
export function describePieces({ kind }: Recording, pace: Pace, options: ReplayOptions): NewPiece[] {
  const seconds = Math.round(pace.interval / 1_000 / (options.speed === 'max' ? 1 : options.speed));
  return listAssetCodes(options).map((assetCode) => ({
    assetCode,
    name: `${kind.title} ${assetCode}`,
    family: options.family ?? kind.family,
    hostUnit: options.hostUnit,
    ...(seconds > USUAL_INTERVAL_SECONDS ? { reportingIntervalSeconds: seconds } : {}),
  }));
}
