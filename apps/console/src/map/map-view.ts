/** A part of the world. */
export interface MapView {
  readonly latitude: number;
  readonly longitude: number;
  readonly zoom: number;
}

export function readMapView(text: string | undefined): MapView | null {
  const [latitude, longitude, zoom, ...rest] = (text ?? '')
    .split(',')
    .map((part) => (part === '' ? NaN : Number(part)));
  if (latitude === undefined || longitude === undefined || zoom === undefined || rest.length > 0) return null;
  const valid = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && zoom >= 0 && zoom <= 24;
  return valid ? { latitude, longitude, zoom } : null;
}

export function writeMapView({ latitude, longitude, zoom }: MapView): string {
  const wrapped = ((((longitude + 180) % 360) + 360) % 360) - 180;
  return [latitude.toFixed(4), wrapped.toFixed(4), zoom.toFixed(2)].join(',');
}
