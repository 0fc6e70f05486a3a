const STEP = 1_024;
const UNITS = ['B', 'KiB', 'MiB'] as const;

/** With a thin space, and no digits that say nothing. */
export function formatBytes(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= STEP && unit < UNITS.length - 1) [value, unit] = [value / STEP, unit + 1];
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)}\u202f${UNITS[unit]}`;
}
