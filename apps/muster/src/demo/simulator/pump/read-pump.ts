import { growthOf } from '../faults/fault.ts';
import type { PumpPlan, PumpState, Values } from '../machine.ts';
import { drift, measure, uniform } from '../random.ts';
import { round } from '../round.ts';
import { findDutyPoint, waterPower } from './find-duty-point.ts';

const LITRES_A_MINUTE = 1_000 / 60;
/** kPa of a metre of water. */
const PRESSURE = 9.81;

/** What the sensors of the set say. A sensor's scatter is a share of its value, so that nothing flows at speed 0. */
export function readPump({ work, time, fault }: PumpState, { rating, seed }: PumpPlan): Values {
  const leak = growthOf(fault, 'leak');
  const { delivered, leakage, head, power } = findDutyPoint(work.speed, work.drawdown, leak, rating);
  const flow = delivered * (1 + 0.012 * drift(time, 25, seed, 41));
  const share = work.speed / rating.ratedSpeed;
  const vibration = 0.06 * uniform(seed, time, 42) + share ** 2 * (1.6 + 4.2 * leak);
  return {
    operatingState: work.activity === 'stopped' && work.speed > 0 ? 'stopping' : work.activity,
    pumpSpeed: round(work.speed, 0),
    flowRate: round(flow * LITRES_A_MINUTE, 0),
    leakageRate: round(leakage * LITRES_A_MINUTE, 1),
    dischargeHead: round(head, 1),
    dischargePressure: round(head * PRESSURE, 0),
    inputPower: round(measure(power, 0.01, seed, time, 43), 1),
    efficiencyRatio: round(power > 0 ? (100 * waterPower(delivered, head)) / power : 0, 1),
    vibrationVelocity: round(measure(vibration, 0.08, seed, time, 44), 2),
    motorTemperature: round(work.motorTemperature, 1),
    pumpedVolume: round(work.pumpedVolume, 1),
  };
}
