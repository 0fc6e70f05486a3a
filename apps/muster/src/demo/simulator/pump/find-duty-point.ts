import type { DutyPoint, PumpRating } from './pump.ts';

/** Head without flow, as a share of the rated head. */
const SHUT_OFF = 1.28;
/** What pump and pipe lose at rated flow, as shares of the rated head. */
const PUMP_LOSS = 0.28;
const PIPE_LOSS = 0.3;
/** What of the flow a fully grown leak takes. */
const LEAK_SHARE = 0.18;
/** Power against a closed valve, as a share of the rated power. */
const CHURNING = 0.34;

const STANDING: DutyPoint = { delivered: 0, leakage: 0, head: 0, power: 0 };

/**
 * Where the pump's curve meets the pipe's: H = H₀s² − kQ² and H = lift + rQ². The affinity laws carry the curve to
 * another speed; below the speed that holds the water column nothing flows.
 */
export function findDutyPoint(speed: number, drawdown: number, leak: number, rating: PumpRating): DutyPoint {
  if (speed <= 0) return STANDING;
  const { flow, head } = rating;
  const share = speed / rating.ratedSpeed;
  const lift = head * (0.62 + 0.14 * drawdown);
  const reserve = SHUT_OFF * head * share ** 2 - lift;
  const through = flow * Math.sqrt(Math.max(0, reserve) / ((PUMP_LOSS + PIPE_LOSS) * head));
  const madeHead = SHUT_OFF * head * share ** 2 - PUMP_LOSS * head * (through / flow) ** 2;
  const delivered = through * (1 - LEAK_SHARE * leak);
  const ratedPower = waterPower(flow, head) / rating.efficiency;
  const efficiency = rating.efficiency * (1 - 0.5 * (through / flow - 1) ** 2);
  const power = Math.max(waterPower(through, madeHead) / efficiency, CHURNING * ratedPower * share ** 3);
  return { delivered, leakage: through - delivered, head: madeHead, power };
}

/** kW in so much water (m³/h) at such a head (m). */
export function waterPower(flow: number, head: number): number {
  return (1_000 * 9.81 * flow * head) / 3_600 / 1_000;
}
