import { expect, it } from '@jest/globals';

import { judgeRule } from '#custody/rules/judge-rule';
import { FAMILIES } from '#telemetry/catalogue/families';
import { findStandardMetric } from '#telemetry/catalogue/metrics';

import { FLEET } from './fleet/fleet.ts';
import { RULES, type DemoRule } from './rules.ts';
import { SEEN_ALARMS } from './seed/seen-alarms.ts';
import { advanceMachine } from './simulator/advance-machine.ts';
import { createMachine } from './simulator/create-machine.ts';
import type { MachinePlan } from './simulator/machine.ts';
import { readMachine } from './simulator/read-machine.ts';

const NOW = Date.UTC(2026, 0, 6, 4);
const HOURS = 24;
const planOf = (code: string): MachinePlan => FLEET.find(({ plan }) => plan.assetCode === code)!.plan;

/** The metrics of the rules that a machine has broken at some minute of its day, and those that it breaks at its end. */
function watchADay(plan: MachinePlan) {
  const rules = RULES.filter(({ family, metric }) => family === plan.family && metric !== undefined);
  const ever = new Set<string>();
  let standing: string[] = [];
  for (let state = createMachine(plan, NOW - HOURS * 3_600_000); state.time < NOW;) {
    state = advanceMachine(plan, state, state.time + 60_000).state;
    const values = readMachine(plan, state);
    standing = rules.filter((rule) => breaks(rule, values[rule.metric!])).map(({ metric }) => metric!);
    for (const metric of standing) ever.add(metric);
  }
  return { ever: [...ever].sort(), standing };
}

function breaks({ operator, threshold }: DemoRule, value: number | string | undefined): boolean {
  if (typeof value !== 'number') return false;
  return operator === '<' ? value < threshold! : value > threshold!;
}

it('watches in each family what it measures, and its silence', () => {
  for (const family of FAMILIES) {
    const own = RULES.filter((rule) => rule.family === family.code);
    expect(own.length).toBeGreaterThanOrEqual(5);
    expect(own.filter(({ operator }) => operator === 'silent')).toHaveLength(1);
    const foreign = own.filter(({ metric }) => metric !== undefined && !family.metrics.includes(metric));
    expect(foreign).toEqual([]);
  }
});

it('can be judged', () => {
  const refused = RULES.flatMap(({ metric, operator, threshold, forSeconds }) =>
    judgeRule(
      { operator, threshold: threshold ?? null, forSeconds: forSeconds ?? null },
      metric === undefined ? undefined : findStandardMetric(metric),
    ),
  );
  expect(refused).toEqual([]);
});

it('finds the faults that grow, on the first day', () => {
  expect(watchADay(planOf('DR-0201')).standing).toContain('engineCoolantTemperature');
  expect(watchADay(planOf('DR-0402')).standing).toContain('batteryVoltage');
  expect(watchADay(planOf('VE-0104')).standing).toContain('batteryVoltage');
  expect(watchADay(planOf('PU-0701')).ever).toEqual(expect.arrayContaining(['leakageRate', 'vibrationVelocity']));
});

it.each(['DR-0101', 'DR-0102', 'PU-0101', 'PU-0105', 'VE-0102', 'VE-0302'])(
  'leaves %s, which is sound, in peace but for its fuel',
  (code) => {
    expect(watchADay(planOf(code)).ever.filter((metric) => metric !== 'fuelRemainingRatio')).toEqual([]);
  },
);

it('is answered by a duty officer who acknowledges some of what pieces of the fleet raise', () => {
  for (const { assetCode, about } of SEEN_ALARMS) {
    const { family } = planOf(assetCode);
    const known = RULES.filter((rule) => rule.family === family).flatMap(({ metric, operator }) => [metric, operator]);
    expect([...known, 'SEAL-LEAK']).toContain(about);
  }
});
