/** Longitude and latitude in degrees, in this order as GeoJSON has them. */
export type Place = readonly [longitude: number, latitude: number];

/** The Krasovsky 1940 ellipsoid, which the published transform measures by. */
const SEMI_MAJOR_AXIS = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;

/** The rectangle in which places are shifted; outside of it they stay. */
const WEST = 72.004;
const EAST = 137.8347;
const SOUTH = 0.8293;
const NORTH = 55.8271;

const INVERSE_STEPS = 12;
/** About a hundredth of a millimetre. */
const CLOSE_ENOUGH_DEGREES = 1e-10;

function isShifted([longitude, latitude]: Place): boolean {
  return longitude >= WEST && longitude <= EAST && latitude >= SOUTH && latitude <= NORTH;
}

function wave(amplitudes: readonly (readonly [amplitude: number, period: number])[], at: number): number {
  const sum = amplitudes.reduce(
    (total, [amplitude, period]) => total + amplitude * Math.sin((at / period) * Math.PI),
    0,
  );
  return (sum * 2) / 3;
}

const FINE = [
  [20, 1 / 6],
  [20, 1 / 2],
] as const;

/** The shift to the north in metres, roughly, at an offset in degrees from 105° E 35° N. */
function northward(x: number, y: number): number {
  const smooth = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const coarse = [
    [20, 1],
    [40, 3],
    [160, 12],
    [320, 30],
  ] as const;
  return smooth + wave(FINE, x) + wave(coarse, y);
}

/** The shift to the east in metres, roughly. */
function eastward(x: number, y: number): number {
  const smooth = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const coarse = [
    [20, 1],
    [40, 3],
    [150, 12],
    [300, 30],
  ] as const;
  return smooth + wave(FINE, x) + wave(coarse, x);
}

/** WGS 84 → GCJ-02, by the transform that is published for it. */
export function toGcj02(place: Place): Place {
  if (!isShifted(place)) return place;
  const [longitude, latitude] = place;
  const [x, y] = [longitude - 105, latitude - 35];
  const radians = (latitude / 180) * Math.PI;
  const flattening = 1 - ECCENTRICITY_SQUARED * Math.sin(radians) ** 2;
  const meridianRadius = (SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED)) / flattening ** 1.5;
  const parallelRadius = (SEMI_MAJOR_AXIS / Math.sqrt(flattening)) * Math.cos(radians);
  const toDegrees = 180 / Math.PI;
  return [
    longitude + (eastward(x, y) / parallelRadius) * toDegrees,
    latitude + (northward(x, y) / meridianRadius) * toDegrees,
  ];
}

/** GCJ-02 → WGS 84: what the transform moves to this place, found by stepping towards it. */
export function fromGcj02(place: Place): Place {
  if (!isShifted(place)) return place;
  let [longitude, latitude] = place;
  for (let step = 0; step < INVERSE_STEPS; step += 1) {
    const [shiftedLongitude, shiftedLatitude] = toGcj02([longitude, latitude]);
    const [east, north] = [place[0] - shiftedLongitude, place[1] - shiftedLatitude];
    longitude += east;
    latitude += north;
    if (Math.abs(east) + Math.abs(north) < CLOSE_ENOUGH_DEGREES) break;
  }
  return [longitude, latitude];
}
