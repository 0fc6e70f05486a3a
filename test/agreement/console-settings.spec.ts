import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { NUMBER_SETTINGS, WATCH_REGION } from '../../apps/console/src/settings/known-settings.ts';

interface Property {
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Property[];
}

const document = JSON.parse(readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8')) as {
  components: { schemas: { Settings: { properties: Record<string, Property> } } };
};
const { properties } = document.components.schemas.Settings;

it.each(NUMBER_SETTINGS)('the console shows limits and default of $name as the API has them', (setting) => {
  const property = properties[setting.name]!;
  const range = property.anyOf?.find(({ maximum }) => maximum !== undefined) ?? property;
  expect([range.minimum, range.maximum, property.default]).toEqual([setting.minimum, setting.maximum, setting.usual]);
});

it('the console leaves no setting of the API out', () => {
  const known = [...NUMBER_SETTINGS.map(({ name }) => name), WATCH_REGION.name, 'tileService'];
  expect(known.sort()).toEqual(Object.keys(properties).sort());
  expect(properties[WATCH_REGION.name]?.default).toBe(WATCH_REGION.usual);
});
