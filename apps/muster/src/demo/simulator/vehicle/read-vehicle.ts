import { barometricPressure } from '../ambient.ts';
import type { Values, VehiclePlan, VehicleState } from '../machine.ts';
import { measure, uniform } from '../random.ts';
import { round } from '../round.ts';
import { locateVehicle } from './locate-vehicle.ts';
import type { VehicleActivity } from './vehicle.ts';

const DRIVE_MODE: Record<VehicleActivity, string> = { parked: 'P', refuelling: 'P', driving: 'D' };

/** What the vehicle's bus says. */
export function readVehicle({ work, engine, time }: VehicleState, plan: VehiclePlan): Values {
  const { seed } = plan;
  const { altitude } = locateVehicle(plan, work);
  const pressure = barometricPressure(altitude);
  const boost = engine.running ? 165 * engine.load ** 1.2 : 0;
  return {
    operatingState: work.activity,
    driveMode: DRIVE_MODE[work.activity],
    vehicleSpeed: round(work.speed * 3.6, 1),
    groundSpeed: round(measure(work.speed * 3.6, 0.004, seed, time, 61), 1),
    throttlePosition: round(engine.running ? Math.min(100, 4 + 96 * engine.load) : 0, 1),
    boostPressure: round(boost, 1),
    intakeManifoldPressure: round(pressure + boost, 1),
    barometricPressure: round(pressure, 1),
    cumulativeDistance: round(work.odometer, 3),
    ambientHumidity: round(52 + 8 * uniform(seed, Math.floor(time / 600_000), 62), 0),
  };
}
