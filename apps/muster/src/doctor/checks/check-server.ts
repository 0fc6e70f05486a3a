import { once } from 'node:events';
import { createServer } from 'node:net';

import type { DataFolder } from '../../settings/data-folder.ts';
import { findOwnAddress } from '../../settings/own-server.ts';
import type { Settings } from '../../settings/settings.ts';
import { readReadiness, type Readiness } from '../read-readiness.ts';
import { findingsAbout, type Finding } from '../finding.ts';

const { ok, problem } = findingsAbout('server');
const ports = findingsAbout('ports');

/** The Muster of this data folder when it runs, else whether it could listen. */
export async function checkServer(settings: Settings, folder: Pick<DataFolder, 'addresses'>): Promise<Finding[]> {
  const address = await findOwnAddress(folder);
  const readiness = address && (await readReadiness(address));
  if (address && readiness) return describe(address, readiness);
  const mqtts =
    settings.MUSTER_TLS_CERT === undefined ? [] : [['MUSTER_MQTTS_PORT', settings.MUSTER_MQTTS_PORT] as const];
  const wanted = [
    ['MUSTER_HTTP_PORT', settings.MUSTER_HTTP_PORT] as const,
    ['MUSTER_MQTT_PORT', settings.MUSTER_MQTT_PORT] as const,
    ...mqtts,
  ];
  const found = await Promise.all(wanted.map(([name, port]) => tryPort(settings.MUSTER_HOST, name, port)));
  return [ok('it does not run now'), ...found];
}

/** Parts, in the words of `/health/ready`: stores, feeds, log, gateways. */
function describe(address: string, { parts }: Readiness): Finding[] {
  const told = Object.entries(parts ?? {}).map(([name, part]) => {
    const says = `${name}: ${part.detail ?? (part.ok ? 'works' : 'does not work')}`;
    return part.ok ? ok(says) : problem(says, remedyFor(name, part.detail ?? ''));
  });
  return [ok(`it answers at ${address}`), ...told];
}

function remedyFor(name: string, detail: string): string {
  const [setting] = /^MUSTER_\w+/.exec(detail) ?? [];
  if (setting) return `start that server, or put ${setting} right and start this part again.`;
  if (name === 'log') return 'make room on its disk, or have it repaired: until then nothing is acknowledged.';
  return 'see what the log says of it (stderr of this part); what was acknowledged waits and is not lost.';
}

async function tryPort(host: string, name: string, port: number): Promise<Finding> {
  if (port === 0) return ports.ok(`${name}: any free one`);
  const server = createServer();
  try {
    await once(server.listen({ port, host, exclusive: true }), 'listening');
    return ports.ok(`${name}: ${host}:${port} is free`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      return ports.problem(`${name}: ${host}:${port} is taken by another program`, `stop it, or change ${name}.`);
    return ports.problem(
      `${name}: ${host}:${port} cannot be listened on (${code})`,
      'choose an address of this computer in MUSTER_HOST, and a port that this account may take.',
    );
  } finally {
    server.close();
  }
}
