import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findFreePort } from './find-free-port.ts';
import { eventually } from './eventually.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** HAProxy as an installation has it in front of its gateways: TCP, in turn, asking each whether it takes connections. */
export class Haproxy {
  readonly address: Address;
  readonly #program: string;
  readonly #folder: string;
  #child: ChildProcess;

  private constructor(address: Address, program: string, folder: string) {
    this.address = address;
    this.#program = program;
    this.#folder = folder;
    this.#child = run(program, folder);
  }

  static async start(program: string, gateways: readonly Address[]): Promise<Haproxy> {
    const folder = mkdtempSync(join(tmpdir(), 'muster-haproxy-'));
    const address = { host: '127.0.0.1', port: await findFreePort() };
    writeFileSync(join(folder, CONFIGURATION), configure(address, gateways));
    const haproxy = new Haproxy(address, program, folder);
    await eventually(() => answers(address));
    return haproxy;
  }

  /** SIGKILL: every connection through it is reset. */
  async kill(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  startAgain(): void {
    this.#child = run(this.#program, this.#folder);
  }

  stop(): void {
    this.#child.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true });
  }
}

const CONFIGURATION = 'haproxy.cfg';

function run(program: string, folder: string): ChildProcess {
  return spawn(program, ['-db', '-f', join(folder, CONFIGURATION)], { stdio: 'ignore' });
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

async function answers(address: Address): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
