import { findFile } from './find-file.ts';
import { readLines } from './read-lines.ts';
import { readValue } from './read-values.ts';
import type { RecordedReading, RecordingKind } from './recording.ts';

const SECONDS_PER_CYCLE = 60;

const METRICS: Readonly<Record<string, string>> = {
  FS1: 'flowRate',
  FS2: 'coolingFlowRate',
  VS1: 'vibrationVelocity',
  SE: 'efficiencyRatio',
  CE: 'coolingEfficiencyRatio',
  CP: 'coolingPower',
  TS1: 'hydraulicTemperature1',
  TS2: 'hydraulicTemperature2',
  TS3: 'hydraulicTemperature3',
  TS4: 'hydraulicTemperature4',
};

/** One file per sensor, one line per load cycle of 60 s, played one after another at 1 Hz; cycles carry no time of their own. */
export const hydraulicRig: RecordingKind = {
  code: 'hydraulic-rig',
  family: 'pump',
  title: '大流量排水泵',
  list: (files) => (files.some((file) => file.startsWith('TS1.txt')) ? ['cycles'] : []),
  async *read(folder, files): AsyncGenerator<RecordedReading> {
    const sensors = Object.keys(METRICS).filter((sensor) => files.some((file) => file.startsWith(`${sensor}.txt`)));
    const cycles = sensors.map((sensor) => readLines(findFile(folder, files, `${sensor}.txt`)));
    for (let cycle = 0; ; cycle += 1) {
      const lines = await Promise.all(cycles.map((lines) => lines.next()));
      if (lines.some((line) => line.done)) return;
      const samples = lines.map((line) => (line.value ?? '').trim().split(/\s+/));
      yield* readCycle(cycle, sensors, samples);
    }
  },
};

function* readCycle(
  cycle: number,
  sensors: readonly string[],
  samples: readonly string[][],
): Generator<RecordedReading> {
  for (let second = 0; second < SECONDS_PER_CYCLE; second += 1) {
    const values: Record<string, number | string> = {};
    for (const [index, sensor] of sensors.entries()) {
      const metric = METRICS[sensor] ?? sensor;
      const row = samples[index] ?? [];
      // A flow meter's line has ten samples a second: the one at the full second is taken.
      const text = row[second * Math.round(row.length / SECONDS_PER_CYCLE)];
      if (text !== undefined) values[metric] = readValue(text, metric);
    }
    yield { time: (cycle * SECONDS_PER_CYCLE + second) * 1_000, values };
  }
}
