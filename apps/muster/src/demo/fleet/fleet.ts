import { DRILLS } from './drills.ts';
import type { DemoPiece } from './piece.ts';
import { PUMPS } from './pumps.ts';
import { VEHICLES } from './vehicles.ts';

/** Every piece of the demonstration. */
export const FLEET: readonly DemoPiece[] = [...DRILLS, ...PUMPS, ...VEHICLES];
