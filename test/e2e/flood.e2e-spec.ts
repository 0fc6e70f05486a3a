import { expect, it } from '@jest/globals';

import { runFlood } from '../../bench/flood/run-flood.ts';
import { describeWith } from '../support/describe-with.ts';

const url = process.env['MUSTER_TEST_MQTT_URL'];

describeWith(
  { name: 'MUSTER_TEST_MQTT_URL', present: Boolean(url) },
  'the load generator, against a broker that we did not write',
  () => {
    it('speaks MQTT 3.1.1 and sees every message acknowledged once', async () => {
      const { hostname, port } = new URL(url ?? '');
      const devices = Array.from({ length: 10 }, (_, index) => `FLOOD-${process.pid}-${index}`);
      const result = await runFlood({
        host: hostname,
        port: Number(port || '1883'),
        devices: devices.map((assetCode) => ({ assetCode, clientId: assetCode })),
        window: 20,
        ratePerSecond: Infinity,
        durationMs: 500,
        drainMs: 10_000,
        firstSequence: 0,
        reconnect: false,
      });
      // More than fits into the windows of the ten before the first PUBACK.
      expect(result.sent).toBeGreaterThan(200);
      expect(result.acknowledged).toBe(result.sent);
      expect(result).toMatchObject({ unexpectedAcknowledgements: 0, connectionsLost: 0, refusals: [] });
    });
  },
);
