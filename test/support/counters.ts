import type { RunningMuster } from './running-muster.ts';

/** The value of one series of `/metrics`, such as `name{reason="x"}`; 0 when it was never counted. */
export async function readCounter(muster: RunningMuster, series: string): Promise<number> {
  const text = await (await fetch(`${muster.http}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${series} `));
  return line ? Number(line.slice(series.length + 1)) : 0;
}
