import type { MetricLookup } from '../catalogue/catalogue.ts';
import type { Sample } from '../sample.ts';
import { judgeTime } from './judge-time.ts';
import { judgeValue } from './judge-value.ts';
import { listItems } from './list-items.ts';
import type { LogEntry } from './log-entry.ts';
import { isPlainObject, parseJson } from './parse-json.ts';
import { refuse } from './refuse.ts';
import type { Fix, Objection, Verdict } from './verdict.ts';

interface Reading {
  readonly samples: Sample[];
  readonly fix?: Fix;
  readonly objections: Objection[];
  readonly accepted: boolean;
}

/** `{"ts":…,"values":{…}}`, optionally with `positionTs`, or an array of these. */
export function decodeTelemetry(entry: LogEntry, catalogue: MetricLookup): Verdict {
  const json = parseJson(entry.payload);
  if ('objection' in json) return refuse(json.objection);
  const listed = listItems(json.value);
  if ('objection' in listed) return refuse(listed.objection);
  const readings = listed.items.map((item) => decodeReading(item, entry, catalogue));
  return {
    samples: readings.flatMap((reading) => reading.samples),
    fixes: readings.flatMap((reading) => reading.fix ?? []),
    events: [],
    objections: readings.flatMap((reading) => reading.objections),
    connection: readings.some((reading) => reading.accepted) ? 'online' : undefined,
  };
}

function decodeReading(item: unknown, entry: LogEntry, catalogue: MetricLookup): Reading {
  if (!isPlainObject(item) || !isPlainObject(item['values'])) {
    return refusedReading({ reason: 'wrong-shape', detail: 'a reading is {"ts": ms, "values": {…}}' });
  }
  const judged = judgeTime(item['ts'], entry);
  if ('objection' in judged) return refusedReading(judged.objection);
  const { samples, objections } = decodeValues(item['values'], entry.assetCode, judged.time, catalogue);
  const fix = findFix(samples, fixTime(item['positionTs'], entry, judged.time));
  const accepted = samples.length > 0 || objections.length === 0;
  return { samples, objections, accepted, ...(fix && { fix }) };
}

function decodeValues(values: Record<string, unknown>, assetCode: string, time: number, catalogue: MetricLookup) {
  const samples: Sample[] = [];
  const objections: Objection[] = [];
  for (const [metric, value] of Object.entries(values)) {
    const judged = judgeValue(metric, value, catalogue.findMetric(metric));
    if ('objection' in judged) objections.push(judged.objection);
    else samples.push({ assetCode, metric, time, ...judged });
  }
  return { samples, objections };
}

/** A receiver reports the time of its fix apart from its clock; a fix without a usable time is as old as its reading. */
function fixTime(positionTs: unknown, entry: LogEntry, readingTime: number): number {
  const judged = judgeTime(positionTs, entry);
  return 'time' in judged ? judged.time : readingTime;
}

function findFix(samples: readonly Sample[], time: number): Fix | undefined {
  const latitude = goodNumber(samples, 'latitude');
  const longitude = goodNumber(samples, 'longitude');
  if (latitude === undefined || longitude === undefined) return undefined;
  const heading = goodNumber(samples, 'heading');
  return { latitude, longitude, time, ...(heading !== undefined && { heading }) };
}

function goodNumber(samples: readonly Sample[], metric: string): number | undefined {
  const sample = samples.find((candidate) => candidate.metric === metric);
  return sample?.quality === 'good' && typeof sample.value === 'number' ? sample.value : undefined;
}

function refusedReading(objection: Objection): Reading {
  return { samples: [], objections: [objection], accepted: false };
}
