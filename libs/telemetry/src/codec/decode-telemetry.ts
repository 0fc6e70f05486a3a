import type { MetricLookup } from '../catalogue/catalogue.ts';
import type { Sample } from '../sample.ts';
import { judgeTime } from './judge-time.ts';
import { judgeValue } from './judge-value.ts';
import { listItems } from './list-items.ts';
import type { LogEntry } from './log-entry.ts';
import { isPlainObject, parseJson } from './parse-json.ts';
import { refuse } from './refuse.ts';
import { type PlainReading, scanReading } from './scan-reading.ts';
import type { Fix, Objection, Verdict } from './verdict.ts';

/** What the readings of one message come to. Filled in one pass: every message of a fleet comes through here. */
interface Found {
  readonly samples: Sample[];
  readonly fixes: Fix[];
  readonly objections: Objection[];
  isAccepted: boolean;
}

/** `{"ts":…,"values":{…}}`, optionally with `positionTs`, or an array of these. */
export function decodeTelemetry(entry: LogEntry, catalogue: MetricLookup): Verdict {
  const plain = scanReading(entry.payload);
  if (plain) return decodePlain(plain, entry, catalogue);
  const json = parseJson(entry.payload);
  if ('objection' in json) return refuse(json.objection);
  const listed = listItems(json.value);
  if ('objection' in listed) return refuse(listed.objection);
  const found: Found = { samples: [], fixes: [], objections: [], isAccepted: false };
  for (const item of listed.items) decodeReading(item, entry, catalogue, found);
  return toVerdict(found);
}

function decodePlain({ ts, names, values }: PlainReading, entry: LogEntry, catalogue: MetricLookup): Verdict {
  const judged = judgeTime(ts, entry);
  if ('objection' in judged) return refuse(judged.objection);
  const found: Found = { samples: [], fixes: [], objections: [], isAccepted: false };
  for (let index = 0; index < names.length; index += 1) {
    addValue(names[index]!, values[index], entry.assetCode, judged.time, catalogue, found);
  }
  finishReading(found, 0, 0, () => judged.time);
  return toVerdict(found);
}

function toVerdict({ samples, fixes, objections, isAccepted }: Found): Verdict {
  return { samples, fixes, events: [], objections, connection: isAccepted ? 'online' : undefined };
}

function decodeReading(item: unknown, entry: LogEntry, catalogue: MetricLookup, found: Found): void {
  if (!isPlainObject(item) || !isPlainObject(item['values'])) {
    found.objections.push({ reason: 'wrong-shape', detail: 'a reading is {"ts": ms, "values": {…}}' });
    return;
  }
  const judged = judgeTime(item['ts'], entry);
  if ('objection' in judged) {
    found.objections.push(judged.objection);
    return;
  }
  const [firstSample, firstObjection] = [found.samples.length, found.objections.length];
  decodeValues(item['values'], entry.assetCode, judged.time, catalogue, found);
  finishReading(found, firstSample, firstObjection, () => fixTime(item['positionTs'], entry, judged.time));
}

/** What was found from these places on belongs to one reading. */
function finishReading(found: Found, firstSample: number, firstObjection: number, timeOfFix: () => number): void {
  if (found.samples.length > firstSample || found.objections.length === firstObjection) found.isAccepted = true;
  const fix = findFix(found.samples, firstSample, timeOfFix);
  if (fix) found.fixes.push(fix);
}

function decodeValues(
  values: Record<string, unknown>,
  assetCode: string,
  time: number,
  catalogue: MetricLookup,
  found: Found,
): void {
  for (const metric of Object.keys(values)) addValue(metric, values[metric], assetCode, time, catalogue, found);
}

function addValue(
  metric: string,
  value: unknown,
  assetCode: string,
  time: number,
  catalogue: MetricLookup,
  { samples, objections }: Found,
): void {
  const judged = judgeValue(metric, value, catalogue.findMetric(metric));
  if ('objection' in judged) objections.push(judged.objection);
  else samples.push({ assetCode, metric, time, value: judged.value, quality: judged.quality });
}

/** A receiver reports the time of its fix apart from its clock; a fix without a usable time is as old as its reading. */
function fixTime(positionTs: unknown, entry: LogEntry, readingTime: number): number {
  const judged = judgeTime(positionTs, entry);
  return 'time' in judged ? judged.time : readingTime;
}

/** Where the samples from `first` on say that the piece is. */
function findFix(samples: readonly Sample[], first: number, timeOfFix: () => number): Fix | undefined {
  let latitude: number | undefined;
  let longitude: number | undefined;
  let heading: number | undefined;
  for (let index = first; index < samples.length; index += 1) {
    const { metric, value, quality } = samples[index]!;
    if (quality !== 'good' || typeof value !== 'number') continue;
    if (metric === 'latitude') latitude = value;
    else if (metric === 'longitude') longitude = value;
    else if (metric === 'heading') heading = value;
  }
  if (latitude === undefined || longitude === undefined) return undefined;
  return { latitude, longitude, time: timeOfFix(), ...(heading !== undefined && { heading }) };
}
