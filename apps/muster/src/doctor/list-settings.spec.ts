import { describe, expect, it } from '@jest/globals';

import { listSettings, maskUrl } from './list-settings.ts';

const line = (name: string, given: Parameters<typeof listSettings>[0]) =>
  listSettings(given).find((setting) => setting.name === name);

describe('the settings that the doctor lists', () => {
  it('name where each came from; the environment wins over the file', () => {
    const given = { environment: { MUSTER_HTTP_PORT: '80' }, file: { MUSTER_HTTP_PORT: '90', MUSTER_MQTT_PORT: '91' } };
    expect(line('MUSTER_HTTP_PORT', given)).toMatchObject({ value: '80', origin: 'environment' });
    expect(line('MUSTER_MQTT_PORT', given)).toMatchObject({ value: '91', origin: '.env' });
    expect(line('MUSTER_MQTTS_PORT', given)).toMatchObject({ value: '8883', origin: 'default' });
    expect(line('MUSTER_ALLOW_PLAINTEXT', given)).toMatchObject({ value: '0', origin: 'default' });
  });

  it('show an empty variable as one that was not given', () => {
    const given = { environment: { MUSTER_HTTP_PORT: '' }, file: {} };
    expect(line('MUSTER_HTTP_PORT', given)).toMatchObject({ value: '3000', origin: 'default' });
  });

  it('show no secret, alone or inside an address', () => {
    const environment = {
      MUSTER_ADMIN_PASSWORD: 'hunter-of-secrets',
      MUSTER_INFLUXDB_TOKEN: 'hunter-of-tokens',
      MUSTER_DATABASE_URL: 'postgres://muster:hunter-inside@db:5432/muster?sslpassword=hunter-behind',
    };
    const shown = JSON.stringify(listSettings({ environment, file: {} }));
    expect(shown).not.toContain('hunter');
    expect(shown).toContain('db:5432/muster');
  });

  it('show nothing of an address that cannot be read', () => {
    expect(maskUrl('postgres://muster:hunter@db:port/x')).toBe('(hidden)');
  });
});
