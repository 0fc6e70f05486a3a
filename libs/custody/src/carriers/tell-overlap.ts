import { violates } from '#database/error-code';

import { overlapping } from './require-carrier.ts';

export function tellOverlap(error: unknown, assetCode: string): never {
  if (violates(error, 'equipment_carriage_once')) throw overlapping(assetCode);
  throw error;
}
