import { drift } from './random.ts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;
/** The warmest day of the northern year, counted from its first. */
const WARMEST_DAY = 200;
/** The warmest hour of a day in Beijing time, as UTC. */
const WARMEST_HOUR = 6.5;

/** Outside temperature in °C: by latitude and height, season and hour, with some weather. */
export function ambientTemperature(
  { latitude, altitude }: { readonly latitude: number; readonly altitude: number },
  timeMs: number,
): number {
  const mean = 31 - 0.5 * latitude - altitude / 250;
  const season = Math.cos((2 * Math.PI * (timeMs - WARMEST_DAY * DAY_MS)) / YEAR_MS) * (latitude / 2.4);
  const day = Math.cos((2 * Math.PI * (timeMs - (WARMEST_HOUR / 24) * DAY_MS)) / DAY_MS) * 4.5;
  return mean + season + day + 2 * drift(timeMs, 4 * 3_600, Math.round(latitude * 10));
}

/** Air pressure in kPa at a height in metres (the international standard atmosphere). */
export function barometricPressure(altitude: number): number {
  return 101.325 * (1 - 2.25577e-5 * altitude) ** 5.25588;
}
