/** UCUM codes as people read them; a code that is not listed is shown as it is. */
const DISPLAY_UNITS: Readonly<Record<string, string>> = {
  '1': '',
  '/min': 'r/min',
  Cel: '°C',
  '[degF]': '°F',
  deg: '°',
  'N.m': 'N·m',
  m3: 'm³',
  'm3/h': 'm³/h',
  'mg/m3': 'mg/m³',
  '[ppm]': 'ppm',
};

/** Counts per minute that are no revolutions. */
const STROKES = /StrokeRate$/;

const NARROW_SPACE = '\u202f';
const WITHOUT_SPACE = new Set(['°', '%']);

export function displayUnit(unit: string, metric = ''): string {
  if (unit === '/min' && STROKES.test(metric)) return 'SPM';
  return DISPLAY_UNITS[unit] ?? unit;
}

/** Three or more significant digits, so that no sensor looks more exact than it is. */
function fractionDigits(value: number): number {
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 1_000) return 0;
  if (size >= 100) return 1;
  return size >= 1 ? 2 : 3;
}

export function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: fractionDigits(value) });
}

/** A value with its unit, such as `1,510 r/min`; a count stands without one. */
export function formatMeasure(value: number, unit: string, metric = ''): string {
  const shown = displayUnit(unit, metric);
  if (shown === '') return formatNumber(value);
  return formatNumber(value) + (WITHOUT_SPACE.has(shown) ? '' : NARROW_SPACE) + shown;
}

/** Hours of a meter, to the tenth: two people compare them figure by figure. */
export function formatHours(hours: number): string {
  return `${hours.toLocaleString('en-US', { maximumFractionDigits: 1 })}${NARROW_SPACE}h`;
}

function formatAngle(degrees: number, positive: string, negative: string): string {
  return `${Math.abs(degrees).toFixed(5)}°${degrees < 0 ? negative : positive}`;
}

/** WGS 84, five decimals: about one metre. */
export function formatPosition(position: { latitude: number; longitude: number }): string {
  return `${formatAngle(position.latitude, 'N', 'S')} ${formatAngle(position.longitude, 'E', 'W')}`;
}
