import { readFile } from 'node:fs/promises';

import { METRICS } from '#telemetry/catalogue/metrics';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { describe, expect, it } from '@jest/globals';

import { DASHBOARDS } from './all.ts';
import { toGrafanaUnit } from './equipment/units.ts';
import { formatDashboard } from './format-dashboard.ts';

/** A title in Chinese and English, or what the page puts in its place. */
const BOTH_LANGUAGES = /[\u4e00-\u9fff].* · [A-Z]|^\$\{\w+:text\}$/;

describe.each(Object.entries(DASHBOARDS))('the dashboard %s', (name, build) => {
  const dashboard = build();

  it('is committed as the code makes it', async () => {
    const committed = await readFile(new URL(`${name}.json`, import.meta.url), 'utf8');
    expect(committed).toBe(formatDashboard(dashboard));
  });

  it('has an identity that links can keep', () => {
    expect(dashboard.uid).toBe(`muster-${name}`);
  });

  it('has titles in Chinese and English', () => {
    const titles = [dashboard.title, ...(dashboard.panels as readonly Panel[]).map(({ title }) => title)];
    for (const title of titles) expect(title).toMatch(BOTH_LANGUAGES);
  });

  it('asks data sources that are provisioned', async () => {
    const provisioned = await readFile(new URL('provisioning/datasources/muster.yaml', import.meta.url), 'utf8');
    const uids = new Set(JSON.stringify(dashboard).match(/muster-(postgres|prometheus|influxdb)/g));
    expect(uids.size).toBeGreaterThan(0);
    for (const uid of uids) expect(provisioned).toContain(`uid: ${uid}`);
  });
});

describe('the dashboard of a piece', () => {
  it('shows every number of the catalogue in its unit', () => {
    const readings = (DASHBOARDS['equipment']!().panels as readonly Panel[]).find(({ repeat }) => repeat === 'metric')!;
    const overrides = readings.fieldConfig!.overrides.map(({ matcher, properties }) => [
      matcher.options,
      properties[0]?.value,
    ]);
    for (const { name, unit, kind, valueType } of METRICS)
      if (kind !== 'position' && valueType === 'number') expect(overrides).toContainEqual([name, toGrafanaUnit(unit)]);
  });
});
