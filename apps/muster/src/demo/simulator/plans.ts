import type { DrillPlan, PumpPlan, VehiclePlan } from './machine.ts';
import type { EngineRating } from './engine/engine.ts';
import type { Route } from './vehicle/route.ts';

type Common = Pick<DrillPlan, 'assetCode' | 'seed' | 'duty' | 'stepSeconds' | 'place' | 'fault'>;

const RIG_ENGINE: EngineRating = {
  idleSpeed: 750,
  ratedSpeed: 1_800,
  power: 570,
  idleFuelRate: 11,
  fullFuelRate: 128,
  tankLitres: 1_500,
};

const LORRY_ENGINE: EngineRating = {
  idleSpeed: 600,
  ratedSpeed: 1_900,
  power: 310,
  idleFuelRate: 2.6,
  fullFuelRate: 74,
  tankLitres: 400,
};

/** A large-diameter rig (大直径钻机) or, with an inclination, a directional one (定向钻机). */
export function planDrill(
  common: Common,
  shape: { readonly targetDepth: number; readonly inclination?: number },
): DrillPlan {
  const directional = (shape.inclination ?? 0) > 5;
  return {
    ...common,
    family: 'drill',
    engine: RIG_ENGINE,
    rating: {
      targetDepth: shape.targetDepth,
      penetrationRate: directional ? 16 : 11,
      pipeWeight: directional ? 0.22 : 0.46,
      blockWeight: 52,
      drillingSpeed: directional ? 95 : 62,
      strokeRate: 88,
      inclination: shape.inclination ?? 0.6,
      azimuth: (common.seed * 37) % 360,
    },
  };
}

/** A pump set with its own generating set, rated for its water and head. */
export function planPump(
  common: Common,
  shape: { readonly flow: number; readonly head: number; readonly underground?: boolean },
): PumpPlan {
  const power = Math.max(60, (shape.flow * shape.head) / 200);
  return {
    ...common,
    family: 'pump',
    rating: { ...shape, ratedSpeed: 1_480, efficiency: 0.78, underground: shape.underground ?? false },
    engine: {
      idleSpeed: 1_500,
      ratedSpeed: 1_500,
      power,
      idleFuelRate: power * 0.022,
      fullFuelRate: power * 0.225,
      tankLitres: power * 4,
    },
  };
}

/** A rescue lorry. */
export function planVehicle(common: Common, shape: { readonly mass: number; readonly route?: Route }): VehiclePlan {
  const { mass, route } = shape;
  return {
    ...common,
    family: 'vehicle',
    engine: LORRY_ENGINE,
    rating: { mass, cruiseSpeed: mass > 30 ? 72 : 84 },
    ...(route && { route }),
  };
}
