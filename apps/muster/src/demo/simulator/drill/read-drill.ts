import type { DrillPlan, DrillState, Values } from '../machine.ts';
import { drift, measure } from '../random.ts';
import { round } from '../round.ts';
import { isCirculating, isRotating, type DrillActivity, type DrillWork } from './drill.ts';

/** How the string's own weight shows at the hook: drag adds on the way out and takes on the way in. */
const STRING_SHARE: Record<DrillActivity, number> = {
  stopped: 0,
  refuelling: 0,
  idle: 0,
  connection: 0,
  drilling: 1,
  circulating: 1,
  tripping_out: 1.08,
  tripping_in: 0.95,
};

/** What the rig's sensors say: all of it follows from depth, activity and rating. */
export function readDrill({ work, time }: DrillState, { rating, seed }: DrillPlan): Values {
  const weightOnBit = isRotating(work) ? 45 + 12 * drift(time, 120, seed, 21) : 0;
  const speed = isRotating(work) ? measure(rating.drillingSpeed, 0.02, seed, time, 22) : 0;
  const strokes = isCirculating(work) ? measure(rating.strokeRate, 0.015, seed, time, 23) : 0;
  const string = work.bitDepth * rating.pipeWeight * STRING_SHARE[work.activity];
  return {
    operatingState: work.activity,
    holeDepth: round(work.holeDepth, 3),
    bitDepth: round(work.bitDepth, 3),
    penetrationRate: round(work.penetrationRate, 2),
    blockHeight: round(work.blockHeight, 2),
    hookload: round(hookload(work, rating.blockWeight, string, weightOnBit), 1),
    weightOnBit: round(weightOnBit, 1),
    topDriveSpeed: round(speed, 0),
    topDriveTorque: round(
      speed > 0 ? torque(work.holeDepth, weightOnBit) * (1 + 0.06 * drift(time, 20, seed, 24)) : 0,
      0,
    ),
    mudPump1StrokeRate: round(strokes, 0),
    standpipePressure: round(standpipePressure(strokes, rating.strokeRate, work.bitDepth), 0),
    mudFlowOutRatio: round(strokes > 0 ? 46 * (strokes / rating.strokeRate) + 2 * drift(time, 60, seed, 25) : 0, 1),
    inclination: round(rating.inclination * Math.min(1, work.holeDepth / 200), 2),
    azimuth: rating.azimuth,
  };
}

function hookload({ activity }: DrillWork, blockWeight: number, string: number, weightOnBit: number): number {
  return activity === 'stopped' ? 0 : blockWeight + Math.max(0, string - weightOnBit);
}

/** N·m: friction along the string, and what the bit takes. */
function torque(depth: number, weightOnBit: number): number {
  return 3_200 + 14 * depth + 85 * weightOnBit;
}

/** kPa: the loss in bit and string grows with the square of the flow. */
function standpipePressure(strokes: number, ratedStrokes: number, bitDepth: number): number {
  return (strokes / ratedStrokes) ** 2 * (3_800 + 8.5 * bitDepth);
}
