import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findFreePort } from './find-free-port.ts';
import { eventually } from './running-muster.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** HAProxy as an installation has it in front of its gateways: TCP, in turn, asking each whether it takes connections. */
export class Haproxy {
  readonly address: Address;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(address: Address, child: ChildProcess, folder: string) {
    this.address = address;
    this.#child = child;
    this.#folder = folder;
  }

  static async start(program: string, gateways: readonly Address[]): Promise<Haproxy> {
    const folder = mkdtempSync(join(tmpdir(), 'muster-haproxy-'));
    const address = { host: '127.0.0.1', port: await findFreePort() };
    const file = join(folder, 'haproxy.cfg');
    writeFileSync(file, configure(address, gateways));
    const child = spawn(program, ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'ignore'] });
    await eventually(() => answers(address));
    return new Haproxy(address, child, folder);
  }

  stop(): void {
    this.#child.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true });
  }
}

function configure({ host, port }: Address, gateways: readonly Address[]): string {
  const servers = gateways.map((at, index) => `  server gateway-${index + 1} ${at.host}:${at.port} check`);
  return `defaults
  mode tcp
  timeout connect 2s
  timeout client 120s
  timeout server 120s
  default-server inter 500ms fall 2 rise 2 on-marked-down shutdown-sessions
listen devices
  bind ${host}:${port}
  balance roundrobin
  option redispatch
${servers.join('\n')}
`;
}

async function answers(address: Address): Promise<true | undefined> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}
