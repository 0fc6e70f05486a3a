import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { BadSettingsError, parseSettings, settingsSchema } from './settings.ts';

describe('settings', () => {
  it('start on loopback with embedded parts when nothing is set', () => {
    expect(parseSettings({})).toMatchObject({
      MUSTER_HOST: '127.0.0.1',
      MUSTER_HTTP_PORT: 3000,
      MUSTER_MQTT_PORT: 1883,
      MUSTER_DATABASE_URL: 'embedded',
      MUSTER_TELEMETRY_URL: 'embedded',
      MUSTER_TIME_ZONE: 'Asia/Shanghai',
    });
  });

  it.each([
    ['MUSTER_HTTP_PORT', '70000'],
    ['MUSTER_MQTT_PORT', 'mqtt'],
    ['MUSTER_DATABASE_URL', 'mysql://nowhere'],
    ['MUSTER_TELEMETRY_URL', 'postgres://nowhere'],
    ['MUSTER_TIME_ZONE', 'Asia/Peking-2'],
    ['MUSTER_ALLOW_PLAINTEXT', 'yes'],
    ['MUSTER_ADMIN_PASSWORD', 'short'],
    ['MUSTER_ADMIN_PASSWORD', 'longer than signing in takes'.padEnd(201, '.')],
    ['MUSTER_PUBLIC_URL', 'ftp://muster'],
    ['MUSTER_LOG_LEVEL', 'loud'],
    ['MUSTER_ALLOWED_HOSTS', 'muster.example; evil.example'],
    ['MUSTER_TRUST_PROXY', 'banana'],
    ['MUSTER_TRUST_PROXY', '10.0.0.0/33'],
    ['MUSTER_HOST', '0.0.0.0'],
  ])('refuse %s=%s and name it', (name, value) => {
    expect(() => parseSettings({ [name]: value })).toThrow(BadSettingsError);
    expect(() => parseSettings({ [name]: value })).toThrow(new RegExp(`${name}: `));
  });

  it('stand in the README, each with its default', () => {
    const rows = readFileSync('README.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `MUSTER_'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const told = rows.flatMap(([, names = '', defaults = '']) => {
      const named = [...names.matchAll(/MUSTER_\w+/g)].map(([name]) => name);
      const values = named.length === 1 ? [defaults] : defaults.split(', ');
      return named.map((name, index) => [name, values[index] ?? defaults] as const);
    });
    expect(told.map(([name]) => name).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
    const defaults = parseSettings({}) as unknown as Record<string, unknown>;
    for (const [name, said] of told) {
      const value = defaults[name];
      if (typeof value === 'number') expect([name, said]).toEqual([name, String(value)]);
      if (typeof value === 'boolean') expect([name, said]).toEqual([name, value ? '1' : '0']);
      if (value === undefined) expect([name, said]).toEqual([name, 'none']);
    }
  });

  it('name a setting that does not exist, so that a misspelt one is not silently ignored', () => {
    expect(() => parseSettings({ MUSTER_HTP_PORT: '80' })).toThrow(/MUSTER_HTP_PORT: there is no such setting/);
  });

  it('listen beyond loopback when something in front does TLS', () => {
    expect(parseSettings({ MUSTER_HOST: '0.0.0.0', MUSTER_ALLOW_PLAINTEXT: '1' }).MUSTER_HOST).toBe('0.0.0.0');
  });

  it('leave the names of tests and of the command line alone', () => {
    expect(() => parseSettings({ MUSTER_TEST_POSTGRES_URL: 'x', MUSTER_TOKEN: 'y', HOME: '/' })).not.toThrow();
  });
});
