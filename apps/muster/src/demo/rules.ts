import type { NewRule } from '#custody/rules/schemas';

export type DemoRule = Omit<NewRule, 'assetCode' | 'enabled'> & { readonly family: string };

const rule = (
  family: string,
  metric: string,
  operator: '<' | '>',
  threshold: number,
  rest: Pick<DemoRule, 'severity' | 'forSeconds' | 'hysteresis'>,
): DemoRule => ({ family, metric, operator, threshold, ...rest });

const ENGINE = ['drill', 'pump', 'vehicle'].flatMap((family) => [
  rule(family, 'engineCoolantTemperature', '>', 98, { forSeconds: 60, hysteresis: 5, severity: 'major' }),
  rule(family, 'batteryVoltage', '<', 23.6, { forSeconds: 300, hysteresis: 0.6, severity: 'warning' }),
  rule(family, 'fuelRemainingRatio', '<', 22, { forSeconds: 60, hysteresis: 15, severity: 'minor' }),
  { family, operator: 'silent', hysteresis: 0, severity: 'major' } as const,
]);

/** What a maintainer of such a fleet would have watched. Healthy machines stay clear of the limits, but for their fuel. */
export const RULES: readonly DemoRule[] = [
  ...ENGINE,
  rule('drill', 'engineOilTemperature', '>', 115, { forSeconds: 60, hysteresis: 5, severity: 'critical' }),
  rule('drill', 'standpipePressure', '>', 25_000, { forSeconds: 10, hysteresis: 2_000, severity: 'critical' }),
  // ISO 20816-7: above this a pump should not run for long.
  rule('pump', 'vibrationVelocity', '>', 4.5, { forSeconds: 60, hysteresis: 0.7, severity: 'major' }),
  rule('pump', 'leakageRate', '>', 600, { forSeconds: 60, hysteresis: 100, severity: 'major' }),
  rule('pump', 'motorTemperature', '>', 120, { forSeconds: 60, hysteresis: 10, severity: 'critical' }),
  rule('vehicle', 'vehicleSpeed', '>', 100, { forSeconds: 30, hysteresis: 5, severity: 'warning' }),
];
