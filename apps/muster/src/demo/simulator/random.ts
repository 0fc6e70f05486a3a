/**
 * A number in [0, 1) that depends on nothing but its keys: whoever simulates the same second again gets the same
 * machine. The mixing is that of a 32-bit finaliser; the constants are odd and large, nothing more.
 */
export function uniform(...keys: readonly number[]): number {
  let mixed = 0x9e3779b9;
  for (const key of keys) {
    mixed = Math.imul(mixed ^ Math.trunc(key), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
  }
  return (mixed >>> 0) / 2 ** 32;
}

/** A number between the two, by the same rule. */
export function between(minimum: number, maximum: number, ...keys: readonly number[]): number {
  return minimum + (maximum - minimum) * uniform(...keys);
}

/** A value in [−1, 1] that wanders smoothly: a new goal each `periodSeconds`. */
export function drift(timeMs: number, periodSeconds: number, ...keys: readonly number[]): number {
  const position = timeMs / (periodSeconds * 1_000);
  const index = Math.floor(position);
  const share = (1 - Math.cos((position - index) * Math.PI)) / 2;
  return 2 * (uniform(index, ...keys) * (1 - share) + uniform(index + 1, ...keys) * share) - 1;
}

/** A measured value: the true one with the sensor's scatter, a share of it. */
export function measure(value: number, scatter: number, ...keys: readonly number[]): number {
  return value * (1 + scatter * (2 * uniform(...keys) - 1));
}
