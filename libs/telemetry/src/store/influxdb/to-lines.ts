import type { Sample, SampleValue } from '../../sample.ts';
import { fieldOf, READINGS } from './fields.ts';

/**
 * Line protocol, times in ms. What one message said follows itself, so that readings of one piece and time that come one
 * after the other share a line. Of two readings of one field and time InfluxDB keeps the last.
 */
export function toLines(samples: readonly Sample[]): string[] {
  const lines: string[] = [];
  let line = '';
  let [assetCode, time] = ['', NaN];
  for (const sample of samples) {
    if (sample.assetCode === assetCode && sample.time === time) line += ',';
    else {
      if (line !== '') lines.push(`${line} ${time}`);
      ({ assetCode, time } = sample);
      line = `${READINGS},assetCode=${assetCode} `;
    }
    line += `${fieldNameOf(sample)}=${toFieldValue(sample.value)}`;
  }
  if (line !== '') lines.push(`${line} ${time}`);
  return lines;
}

/** Most readings are good numbers, whose field is the metric itself. */
function fieldNameOf(sample: Sample): string {
  return sample.quality === 'good' && typeof sample.value === 'number' ? sample.metric : fieldOf(sample);
}

function toFieldValue(value: SampleValue | null): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  return value ? '1' : '0';
}
