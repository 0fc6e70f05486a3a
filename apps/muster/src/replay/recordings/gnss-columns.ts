import type { Columns } from './read-values.ts';

/** The GNSS receiver of the CAN loggers (car and truck). */
export const GNSS_COLUMNS: Columns = {
  latitude_deg: 'latitude',
  longitude_deg: 'longitude',
  altitude_m: 'altitude',
  gps_speed_mps: { metric: 'groundSpeed', unit: 'm/s' },
  heading_deg: 'heading',
  pos_accuracy_m: 'positionAccuracy',
  satellites: 'satelliteCount',
};

export const GNSS_SIGNALS: Columns = {
  Latitude: 'latitude',
  Longitude: 'longitude',
  Altitude: 'altitude',
  GpsSpeed: { metric: 'groundSpeed', unit: 'm/s' },
  Heading: 'heading',
  PositionAccuracy: 'positionAccuracy',
  Satellites: 'satelliteCount',
};
