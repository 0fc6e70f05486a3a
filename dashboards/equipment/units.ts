import * as units from '@grafana/grafana-foundation-sdk/units';

/** What Grafana calls the UCUM units of the catalogue; one that it does not know stands behind the number as it is. */
const GRAFANA_UNITS: Readonly<Record<string, string>> = {
  '1': 'none',
  deg: units.Degrees,
  '%': units.Percent,
  Cel: units.Celsius,
  '[degF]': 'fahrenheit',
  kPa: units.Kilopascals,
  V: units.Volt,
  kW: units.KiloWatt,
  kN: units.KiloNewtons,
  'N.m': units.NewtonMeters,
  'km/h': units.KilometersPerHour,
  'L/min': units.LitrePerMinute,
  'L/h': units.LitrePerHour,
  m3: units.CubicMeter,
  '[ppm]': 'ppm',
  '/min': 'rotrpm',
};

export function toGrafanaUnit(ucum: string): string {
  return GRAFANA_UNITS[ucum] ?? `suffix: ${ucum}`;
}
