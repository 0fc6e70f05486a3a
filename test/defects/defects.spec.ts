import { describe, expect, it } from '@jest/globals';

import { openRecording } from '../../apps/muster/src/replay/recordings/open-recording.ts';
import { describeWithRecordings } from '../support/recordings.ts';
import { walkReadings, type SentReading, type Walked } from './walk-readings.ts';

/** Rows of one defect that are walked, of as many as there are. */
const MOST = 150;
const AT = Date.UTC(2026, 2, 1);

interface Defect {
  readonly folder: string;
  readonly file: string;
  readonly row: string;
  readonly defect: string;
  /** The metric that is watched. */
  readonly metric: string;
  readonly pick: (readings: readonly SentReading[]) => readonly SentReading[];
  readonly verdict: object;
}

const rows = (from: number, many: number) => (readings: readonly SentReading[]) => readings.slice(from, from + many);
const where = (holds: (reading: SentReading) => boolean) => (readings: readonly SentReading[]) =>
  readings.filter(holds);
const has = (metric: string) => (reading: SentReading) => metric in reading.values;

/** What the recordings hold. Each page of PROVENANCE names its defects; rows count from 0. */
const RECORDED: readonly Defect[] = [
  {
    folder: 'drilling-rig',
    file: 'SampleData1',
    row: '37999 + 129',
    defect: 'null sentinel −999.25 in 8 channels at once',
    metric: 'hookload',
    pick: rows(37_999, 129),
    // Of the ten channels two, inclination and azimuth, and the state of the rig keep their value.
    verdict: { qualities: { notAvailable: 129 }, others: { notAvailable: 7 * 129, good: 3 * 129 }, current: null },
  },
  {
    folder: 'drilling-rig',
    file: 'SampleData1',
    row: '23008',
    defect: 'duplicate time',
    metric: 'blockHeight',
    pick: rows(23_007, 2),
    verdict: { qualities: { good: 2 }, stored: 1, reasons: {} },
  },
  {
    folder: 'machine-temperature',
    file: 'machine_temperature_system_failure',
    row: '2014-01-07 02:00 … 02:55, twice',
    defect: 'clock set back by 55 min: 12 duplicate times with different values',
    metric: 'machineTemperature',
    pick: where(({ ts }) => Number(ts) >= Date.UTC(2014, 0, 7, 2) && Number(ts) <= Date.UTC(2014, 0, 7, 2, 55)),
    verdict: { arrivals: { moved: 12, late: 11, corrected: 1 }, stored: 12, qualities: { good: 24 } },
  },
  {
    folder: 'ev-gps',
    file: 'T1_03_29_2021',
    row: '231 …',
    defect: 'impossible date 03/00/2000',
    metric: 'vehicleSpeed',
    pick: where(({ ts }) => typeof ts === 'string'),
    verdict: { qualities: {}, others: {}, reasons: { 'impossible-time': 10 }, fixes: [], stored: 0 },
  },
  {
    folder: 'ev-gps',
    file: 'T2_03_29_2021',
    row: 'all with such a date',
    defect: 'impossible dates, among them 02/00/2090',
    metric: 'vehicleSpeed',
    pick: where(({ ts }) => typeof ts === 'string'),
    verdict: { qualities: {}, reasons: { 'impossible-time': expect.any(Number) }, stored: 0 },
  },
  {
    folder: 'ev-gps',
    file: 'T1_06_30_2021_1',
    row: 'all below the sea',
    defect: 'altitude below nought',
    metric: 'altitude',
    pick: where(({ ts, values }) => typeof ts === 'number' && Number(values['altitude']) < 0),
    verdict: { qualities: { good: 85 }, reasons: {} },
  },
  {
    folder: 'ev-gps',
    file: 'T1_03_29_2021',
    row: '361 + 13',
    defect: 'position held while moving, then a jump',
    metric: 'vehicleSpeed',
    pick: rows(361, 13),
    verdict: { qualities: { good: 13 }, places: 2, reasons: {} },
  },
  {
    folder: 'car-obd-gps',
    file: 'car_A_trip1_20210726',
    row: '0 + 30',
    defect: 'no fix at the start',
    metric: 'latitude',
    pick: rows(0, 30),
    verdict: { qualities: {}, fixes: [], stored: 0, reasons: {}, others: { good: expect.any(Number) } },
  },
  {
    folder: 'car-obd-gps',
    file: 'car_A_trip1_20210726',
    row: 'all',
    defect: 'signals at different rates: fuel level in a tenth of the rows',
    metric: 'fuelRemainingRatio',
    pick: where(has('fuelRemainingRatio')),
    verdict: { qualities: { good: expect.any(Number) }, reasons: {} },
  },
  {
    folder: 'truck-j1939',
    file: 'truck_idle_20211025',
    row: 'all with the sensor on',
    defect: 'NOx sensor saturated at 3012.75 ppm (raw 0xFAFF)',
    metric: 'noxOutlet',
    pick: where(({ values }) => values['noxOutlet'] === 3012.75),
    verdict: { qualities: { outOfRange: expect.any(Number) }, others: { good: expect.any(Number) }, reasons: {} },
  },
  {
    folder: 'hydraulic-rig',
    file: 'cycles',
    row: '0 + 600, those with nought',
    defect: 'nought that is a value: the valve is shut',
    metric: 'flowRate',
    pick: (readings) => readings.slice(0, 600).filter(({ values }) => values['flowRate'] === 0),
    verdict: { qualities: { good: expect.any(Number) }, current: 0, reasons: {} },
  },
];

type ByHand = Omit<Defect, 'pick' | 'folder'> & { readonly sent: readonly SentReading[] };

/** MADE BY HAND: a page of PROVENANCE names them, and no file here holds them. */
const MADE_BY_HAND: readonly ByHand[] = [
  {
    file: 'ev-gps (by hand)',
    row: '3 rows',
    defect: 'LON 1555.6333',
    metric: 'longitude',
    sent: [{ ts: AT, values: { latitude: 34.02, longitude: 1555.6333, vehicleSpeed: 40 } }],
    verdict: { qualities: { outOfRange: 1 }, others: { good: 2 }, fixes: [], reasons: {} },
  },
  {
    file: 'ev-gps (by hand)',
    row: '90/02/2032',
    defect: 'impossible date 90/02/2032',
    metric: 'vehicleSpeed',
    sent: [{ ts: '90/02/2032 11:00:00', values: { vehicleSpeed: 40 } }],
    verdict: { qualities: {}, reasons: { 'impossible-time': 1 }, stored: 0 },
  },
  {
    file: 'ev-gps (by hand)',
    row: '1 row',
    defect: 'state of charge 0.02 in between: possible, so it stands',
    metric: 'batteryChargeRatio',
    sent: [87, 0.02, 87].map((batteryChargeRatio, index) => ({
      ts: AT + index * 1_000,
      values: { batteryChargeRatio },
    })),
    verdict: { qualities: { good: 3 }, arrivals: { moved: 3 }, stored: 3 },
  },
  {
    file: 'truck-j1939 (by hand)',
    row: 'raw 0xFF, 0xFE',
    defect: '"not available" and error codes, sent as null',
    metric: 'engineLoadRatio',
    sent: [{ ts: AT, values: { engineLoadRatio: null, engineSpeed: 650 } }],
    verdict: { qualities: { notAvailable: 1 }, others: { good: 1 }, current: null, stored: 1 },
  },
  {
    file: 'truck-j1939 (by hand)',
    row: 'raw 0',
    defect: 'torque −125 %: the end of its range',
    metric: 'engineTorqueRatio',
    sent: [{ ts: AT, values: { engineTorqueRatio: -125 } }],
    verdict: { qualities: { good: 1 } },
  },
  {
    file: 'truck-j1939 (by hand)',
    row: 'first frames',
    defect: 'total distance 0 before it is valid: possible, so it stands until the next',
    metric: 'cumulativeDistance',
    sent: [0, 13_832.875].map((cumulativeDistance, index) => ({
      ts: AT + index * 1_000,
      values: { cumulativeDistance },
    })),
    verdict: { qualities: { good: 2 }, arrivals: { moved: 2 }, current: 13_832.875 },
  },
  {
    file: 'car_B_20240907 (by hand)',
    row: '4,240 rows',
    defect: 'out of order by up to 0.98 s',
    metric: 'engineSpeed',
    sent: [0, 1_000, 20, 2_000].map((after) => ({ ts: AT + after, values: { engineSpeed: 800 + after } })),
    verdict: { arrivals: { moved: 3, late: 1 }, stored: 4, current: 2_800, last: 2_800 },
  },
];

const read = async (path: string, file: string): Promise<SentReading[]> => {
  const { readings } = await openRecording(path, file);
  return readings.map(({ time, impossibleTime, positionTime, values }) => ({
    ts: impossibleTime ?? time,
    positionTs: positionTime,
    values,
  }));
};

for (const [folder, defects] of Map.groupBy(RECORDED, (defect) => defect.folder)) {
  describeWithRecordings(folder, `defects of ${folder}`, (path) => {
    it.each(defects)('$file, $row: $defect', async ({ file, metric, pick, verdict }) => {
      const picked = pick(await read(path, file)).slice(0, MOST);
      expect(picked.length).toBeGreaterThan(0);
      expect(await walkReadings(picked, metric)).toMatchObject(verdict);
    });
  });
}

describe('defects made by hand', () => {
  it.each(MADE_BY_HAND)('$file, $row: $defect', async ({ metric, sent, verdict }) => {
    expect(await walkReadings(sent, metric)).toMatchObject(verdict);
  });
});

describeWithRecordings('car-obd-gps', 'a clock ahead of the receiver', (path) => {
  it('car_A_trip1_20210726: the fix counts at its own time, the values at that of the device', async () => {
    const readings = (await read(path, 'car_A_trip1_20210726')).filter(({ positionTs }) => positionTs !== undefined);
    const { fixes }: Walked = await walkReadings(readings.slice(0, 100), 'engineSpeed');
    expect(fixes).toHaveLength(100);
    const aheadMs = fixes.map(({ time }, index) => Number(readings[index]?.ts) - time);
    expect(Math.min(...aheadMs)).toBeGreaterThanOrEqual(3_000);
    expect(Math.max(...aheadMs)).toBeLessThanOrEqual(5_000);
  });
});
