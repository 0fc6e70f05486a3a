import { useEffect, useRef } from 'react';

export interface PhonePlace {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyMetres: number;
}

const LONGEST_AGE_MS = 2 * 60_000;

/** Where the phone is, as far as it says so; nobody has to tell. Read when a label is. */
export function usePlace(): () => PhonePlace | undefined {
  const last = useRef<GeolocationPosition | null>(null);
  useEffect(() => {
    // Browsers tell it only to pages that came over TLS, and to those of the machine itself.
    if (!('geolocation' in navigator) || !window.isSecureContext) return undefined;
    const note = (position: GeolocationPosition) => {
      last.current = position;
    };
    const watch = navigator.geolocation.watchPosition(note, () => undefined, { enableHighAccuracy: true });
    return () => navigator.geolocation.clearWatch(watch);
  }, []);
  return () => {
    if (last.current === null || Date.now() - last.current.timestamp > LONGEST_AGE_MS) return undefined;
    const { latitude, longitude, accuracy } = last.current.coords;
    return { latitude, longitude, accuracyMetres: accuracy };
  };
}
