export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Moves a whole track: what was at `from` comes to `to`, distances in metres stay. */
export interface PlaceShift {
  readonly from: Place;
  readonly to: Place;
}

/** A position that is on no globe is a defect of the recording and stays as it is. */
export function isOnGlobe(place: Place): boolean {
  return Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180;
}

export function shiftPlace({ from, to }: PlaceShift, place: Place): Place {
  if (!isOnGlobe(place)) return place;
  // A degree of longitude is shorter towards the poles: without this a track would be stretched on its way south.
  const stretch = cosine(from.latitude) / cosine(to.latitude);
  return {
    latitude: roundDegrees(to.latitude + (place.latitude - from.latitude)),
    longitude: roundDegrees(wrapLongitude(to.longitude + (place.longitude - from.longitude) * stretch)),
  };
}

const METRES_PER_DEGREE = 111_320;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const METRES_BETWEEN_COPIES = 150;

/** Where the copy of a fleet stands beside the first: a sunflower's spiral keeps any number of them apart. */
export function scatterPlace(place: Place, copy: number): Place {
  const metres = METRES_BETWEEN_COPIES * Math.sqrt(copy);
  const angle = copy * GOLDEN_ANGLE;
  const east = (metres * Math.sin(angle)) / (METRES_PER_DEGREE * cosine(place.latitude));
  const north = (metres * Math.cos(angle)) / METRES_PER_DEGREE;
  return {
    latitude: roundDegrees(place.latitude + north),
    longitude: roundDegrees(wrapLongitude(place.longitude + east)),
  };
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}

function wrapLongitude(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}

/** Seven decimals are a centimetre. */
function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
