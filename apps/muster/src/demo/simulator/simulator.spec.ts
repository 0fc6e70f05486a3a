import { describe, expect, it } from '@jest/globals';

import { FAMILIES } from '#telemetry/catalogue/families';
import { findStandardMetric } from '#telemetry/catalogue/metrics';

import { advanceMachine } from './advance-machine.ts';
import { createMachine } from './create-machine.ts';
import type { MachinePlan, MachineState, Values } from './machine.ts';
import { planDrill, planPump, planVehicle } from './plans.ts';
import { readMachine } from './read-machine.ts';
import { distanceBetween, measureRoute } from './vehicle/route.ts';

const START = Date.UTC(2026, 0, 5, 4);
const HOURS = 48;
const PLACE = { latitude: 40.09, longitude: 113.3, altitude: 1_050 };
const route = measureRoute([
  PLACE,
  { latitude: 39.33, longitude: 112.43, altitude: 1_090 },
  { latitude: 37.87, longitude: 112.55, altitude: 790 },
]);

const common = (assetCode: string, seed: number) => {
  return { assetCode, seed, duty: 'mission', stepSeconds: 10, place: PLACE } as const;
};

const DRILL = planDrill(common('DR-1', 3), { targetDepth: 640 });
const PUMP = planPump(common('PU-1', 4), { flow: 1_000, head: 140 });
const LORRY = planVehicle({ ...common('VE-1', 5), stepSeconds: 5 }, { mass: 25, route });
const STORED = planDrill({ ...common('DR-2', 6), duty: 'store' }, { targetDepth: 900 });
const PLANS: readonly MachinePlan[] = [DRILL, PUMP, LORRY, STORED];

interface Reading {
  readonly time: number;
  readonly values: Values;
  readonly state: MachineState;
}

/** Every step of some days of a machine. */
function record(plan: MachinePlan, hours = HOURS): Reading[] {
  const readings: Reading[] = [];
  for (let state = createMachine(plan, START); state.time < START + hours * 3_600_000;) {
    state = advanceMachine(plan, state, state.time + plan.stepSeconds * 1_000).state;
    readings.push({ time: state.time, values: readMachine(plan, state), state });
  }
  return readings;
}

const RECORDS = new Map(PLANS.map((plan) => [plan.assetCode, record(plan)]));
const readingsOf = ({ assetCode }: MachinePlan) => RECORDS.get(assetCode)!;
const seriesOf = (plan: MachinePlan, metric: string) => readingsOf(plan).map(({ values }) => Number(values[metric]));
const changes = (series: readonly number[]) => series.slice(1).map((value, index) => value - series[index]!);

describe.each(PLANS)('$assetCode, a simulated $family', (plan) => {
  it('says only what its family measures, inside the range of the catalogue', () => {
    const measured = new Set(FAMILIES.find(({ code }) => code === plan.family)!.metrics);
    const wrong = readingsOf(plan).flatMap(({ values }) =>
      Object.entries(values).filter(([name, value]) => !measured.has(name) || !isPossible(name, value)),
    );
    expect(wrong).toEqual([]);
  });

  it('never takes back hours, fuel used or distance', () => {
    const counters = ['cumulativeOperatingHours', 'cumulativeFuelUsed', 'cumulativeDistance', 'pumpedVolume'];
    const counted = counters.filter((metric) => metric in readingsOf(plan)[0]!.values);
    expect(counted.length).toBeGreaterThanOrEqual(2);
    for (const metric of counted) expect(smallest(changes(seriesOf(plan, metric)))).toBeGreaterThanOrEqual(0);
  });

  it('burns what its tank loses: the fuel rate, integrated, is the fall of the fuel within 5 %', () => {
    const fall = changes(seriesOf(plan, 'fuelRemainingRatio'))
      .filter((change) => change < 0)
      .reduce((sum, change) => sum - (change / 100) * plan.engine.tankLitres, 0);
    const burnt = seriesOf(plan, 'fuelRate').reduce((sum, rate) => sum + (rate * plan.stepSeconds) / 3_600, 0);
    expect(Math.abs(burnt - fall)).toBeLessThan(0.05 * fall);
  });

  it('has an engine that burns nothing while it stands, and warms up under load', () => {
    const standing = readingsOf(plan).filter(({ values }) => values['engineSpeed'] === 0);
    expect(standing.filter(({ values }) => values['fuelRate'] !== 0 || values['engineOilPressure'] !== 0)).toEqual([]);
    const temperature = seriesOf(plan, 'engineCoolantTemperature');
    expect(largest(temperature)).toBeGreaterThan(40);
    expect(largest(temperature)).toBeLessThan(100);
  });

  it('is the same machine when its time is cut into other pieces', () => {
    const start = createMachine(plan, START);
    const whole = advanceMachine(plan, start, START + 3 * 3_600_000).state;
    let state = start;
    for (let minute = 1; minute <= 180; minute++) state = advanceMachine(plan, state, START + minute * 60_000).state;
    expect(state).toEqual(whole);
    expect(JSON.parse(JSON.stringify(state))).toEqual(whole);
  });
});

describe('a simulated drill', () => {
  it('never loses depth, and drills the hole down', () => {
    const depth = seriesOf(DRILL, 'holeDepth');
    expect(smallest(changes(depth))).toBe(0);
    expect(depth.at(-1)! - depth[0]!).toBeGreaterThan(100);
    const below = readingsOf(DRILL).filter(({ values }) => Number(values['bitDepth']) > Number(values['holeDepth']));
    expect(below).toEqual([]);
  });

  it('goes through drilling, connections, trips for a new bit, waiting and refuelling', () => {
    const states = new Set(readingsOf(DRILL).map(({ values }) => values['operatingState']));
    const working = ['drilling', 'connection', 'circulating', 'tripping_out', 'tripping_in', 'idle', 'refuelling'];
    expect([...states].sort()).toEqual(working.sort());
  });

  it('turns, circulates and bears on the bit while it drills, and only then', () => {
    const incoherent = readingsOf(DRILL).filter(({ values }) => {
      const drilling = values['operatingState'] === 'drilling';
      const circulating = drilling || values['operatingState'] === 'circulating';
      const shown = [values['topDriveTorque'], values['weightOnBit'], values['standpipePressure']].map(
        (v) => Number(v) > 0,
      );
      return String(shown) !== String([drilling, drilling, circulating]);
    });
    expect(incoherent).toEqual([]);
  });

  it('hangs more weight on the hook the more pipe is in the hole', () => {
    const out = readingsOf(DRILL).filter(({ values }) => values['operatingState'] === 'tripping_out');
    const hung = out.map(({ values }) => Number(values['hookload']) - 1.08 * 0.46 * Number(values['bitDepth']));
    expect(largest(hung) - smallest(hung)).toBeLessThan(1);
    expect(largest(seriesOf(STORED, 'hookload'))).toBe(0);
  });
});

describe('a simulated pump', () => {
  it('moves no water at speed 0, takes no power and makes no pressure', () => {
    const standing = readingsOf(PUMP).filter(({ values }) => values['pumpSpeed'] === 0);
    expect(standing.length).toBeGreaterThan(50);
    const idle = ['flowRate', 'inputPower', 'dischargePressure', 'leakageRate'];
    expect(standing.filter(({ values }) => idle.some((metric) => values[metric] !== 0))).toEqual([]);
  });

  it('gives less water the further the sump is drawn down, at more head', () => {
    const running = readingsOf(PUMP).filter(({ values }) => values['pumpSpeed'] === 1_480);
    const [high, low] = [running.filter(deep), running.filter((reading) => !deep(reading))];
    expect(mean(high, 'flowRate')).toBeLessThan(mean(low, 'flowRate'));
    expect(mean(high, 'dischargeHead')).toBeGreaterThan(mean(low, 'dischargeHead'));
  });

  it('turns no more power into water than goes in', () => {
    expect(largest(seriesOf(PUMP, 'efficiencyRatio'))).toBeLessThan(85);
  });
});

describe('a simulated vehicle', () => {
  it('moves as far as its speed says, the way that it looks', () => {
    const readings = readingsOf(LORRY);
    const astray = readings.slice(1).filter(({ values }, index) => {
      const before = readings[index]!.values;
      const moved = distanceBetween(placeOf(before), placeOf(values));
      const speed = (Number(values['vehicleSpeed']) + Number(before['vehicleSpeed'])) / 2 / 3.6;
      return Math.abs(moved - speed * LORRY.stepSeconds) > 20;
    });
    expect(astray).toEqual([]);
    expect(largest(seriesOf(LORRY, 'vehicleSpeed'))).toBeGreaterThan(70);
    const headings = new Set(
      readings.map(({ values }) => values['heading']).filter((heading) => heading !== undefined),
    );
    expect([...headings].sort()).toEqual([176.3, 221.6, 356.3, 41.6]);
  });

  it('fills its tank before a way that would empty it: none drives with its engine off', () => {
    const far = measureRoute([PLACE, { latitude: 36.4, longitude: 112.5, altitude: 1_900 }]);
    const plan = planVehicle({ ...common('VE-3', 11), stepSeconds: 5 }, { mass: 42, route: far });
    const begun = createMachine(plan, START);
    let state: MachineState = {
      ...begun,
      engine: { ...begun.engine, fuelLitres: 0.3 * plan.engine.tankLitres },
    } as never;
    for (let minute = 1; minute <= 480; minute++) {
      state = advanceMachine(plan, state, START + minute * 60_000).state;
      const { engineSpeed, vehicleSpeed } = readMachine(plan, state);
      expect([minute, engineSpeed === 0 && Number(vehicleSpeed) > 10]).toEqual([minute, false]);
    }
  });

  it('drives to the end of its route and back', () => {
    const activities = readingsOf(LORRY).map(({ state }) => state.work.activity);
    expect(new Set(activities)).toEqual(new Set(['parked', 'driving', 'refuelling']));
    expect(largest(seriesOf(LORRY, 'latitude'))).toBeGreaterThan(40);
    expect(smallest(seriesOf(LORRY, 'latitude'))).toBeLessThan(37.9);
  });
});

describe('a fault', () => {
  const leaking = planPump(
    { ...common('PU-2', 8), fault: { kind: 'leak', initial: 0.5, perHour: 0.04 } },
    { flow: 800, head: 90 },
  );
  const clogging = planDrill(
    { ...common('DR-3', 9), fault: { kind: 'clog', initial: 0.5, perHour: 0.04 } },
    { targetDepth: 900 },
  );
  const ageing = planVehicle(
    { ...common('VE-2', 10), duty: 'store', fault: { kind: 'battery', initial: 0.5, perHour: 0.02 } },
    { mass: 20 },
  );

  it.each([leaking, clogging, ageing])(
    'of $assetCode grows, is announced once, and is gone after the repair',
    (plan) => {
      const start = createMachine(plan, START);
      const { events } = advanceMachine(plan, start, START + 40 * 3_600_000);
      const [raised, cleared] = events;
      expect([raised?.state, cleared?.state, cleared?.code]).toEqual(['raised', 'cleared', raised?.code]);
      expect(cleared!.ts - raised!.ts).toBeGreaterThan(9 * 3_600_000);
      expect(advanceMachine(plan, start, cleared!.ts).state.fault).toEqual({ kind: plan.fault!.kind, growth: 0 });
      const growth = record(plan, 3).map((reading) => reading.state.fault!.growth);
      expect(smallest(changes(growth))).toBeGreaterThanOrEqual(0);
      expect(growth.at(-1)!).toBeGreaterThan(growth[0]!);
    },
  );

  it('shows in what the machine measures before it is announced', () => {
    const last = (plan: MachinePlan) => record(plan, 4).at(-1)!.values;
    expect(Number(last(leaking)['leakageRate'])).toBeGreaterThan(500);
    expect(Number(last(clogging)['engineCoolantTemperature'])).toBeGreaterThan(97);
    expect(Number(last(ageing)['batteryVoltage'])).toBeLessThan(24);
  });
});

function isPossible(name: string, value: number | string): boolean {
  const metric = findStandardMetric(name);
  if (typeof value !== 'number') return metric?.valueType === typeof value;
  return metric?.valueType === 'number' && value >= metric.minimum! && value <= metric.maximum!;
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

function placeOf(values: Values) {
  return { latitude: Number(values['latitude']), longitude: Number(values['longitude']), altitude: 0 };
}

function deep({ state }: Reading): boolean {
  return 'drawdown' in state.work && state.work.drawdown > 0.5;
}

function mean(readings: readonly Reading[], metric: string): number {
  return readings.reduce((sum, { values }) => sum + Number(values[metric]), 0) / readings.length;
}
