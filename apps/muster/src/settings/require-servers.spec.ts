import { expect, it } from '@jest/globals';

import { requireServers } from './require-servers.ts';
import { BadSettingsError, parseSettings } from './settings.ts';

const DATABASE = { MUSTER_DATABASE_URL: 'postgres://muster@db.example/muster' };
const HISTORY = { MUSTER_TELEMETRY_URL: 'influxdb://history.example:8086', MUSTER_INFLUXDB_TOKEN: 'a token' };

it.each([
  ['MUSTER_TELEMETRY_URL', DATABASE],
  ['MUSTER_DATABASE_URL', HISTORY],
])('a part by itself refuses an embedded store and names %s alone', (name, given) => {
  const refuse = () => requireServers(parseSettings(given));
  expect(refuse).toThrow(BadSettingsError);
  expect(refuse).toThrow(new RegExp(`${name}: a part that runs by itself needs`));
  expect(refuse).not.toThrow(new RegExp(`${Object.keys(given)[0]}:`));
});

it('a part by itself starts on stores that others reach too', () => {
  expect(() => requireServers(parseSettings({ ...DATABASE, ...HISTORY }))).not.toThrow();
});
