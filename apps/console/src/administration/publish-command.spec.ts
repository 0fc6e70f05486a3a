import { expect, it } from '@jest/globals';
import { publishCommand } from './publish-command.ts';

const credential = { id: '019ab5a1-7f2e-7c3d-9f00-0242ac120002', username: 'DR-0012', password: "it's $ecret" };

it('is a line that publishes a reading on the own topic of the piece', () => {
  const command = publishCommand({ ...credential, password: 'secret' }, 'muster.example');
  expect(command).toContain('mosquitto_pub -h muster.example -p 1883 -q 1');
  expect(command).toContain(`-i 'DR-0012' -u 'DR-0012' -P 'secret'`);
  expect(command).toContain(`-t 'muster/v1/DR-0012/telemetry'`);
});

it('hands a password to the shell as it is', () => {
  expect(publishCommand(credential, 'localhost')).toContain(`-P 'it'\\''s $ecret'`);
});
