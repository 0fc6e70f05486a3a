import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { stopServer, type RunningServer } from './run-server.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/** What happens to a server that was not told to stop. */
export type ServerEvent =
  | { readonly kind: 'ended'; readonly exitCode: number | null; readonly signal: string | null }
  | { readonly kind: 'restarted' }
  | { readonly kind: 'restart-failed'; readonly error: unknown; readonly retryMs: number };

/** Starts the server again whenever it ends by itself, until `stop`; after a failed attempt it waits ever longer. */
export class Supervisor {
  readonly #restart: () => Promise<RunningServer>;
  readonly #tell: (event: ServerEvent) => void;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #server: RunningServer | undefined;

  constructor(server: RunningServer, restart: () => Promise<RunningServer>, tell: (event: ServerEvent) => void) {
    this.#server = server;
    this.#restart = restart;
    this.#tell = tell;
    this.#running = this.#keepRunning();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#server) await stopServer(this.#server);
    await this.#running;
  }

  async #keepRunning(): Promise<void> {
    while (this.#server) {
      const { process } = this.#server;
      await untilEnd(process);
      if (this.#stopping.signal.aborted) return;
      this.#server = undefined;
      this.#tell({ kind: 'ended', exitCode: process.exitCode, signal: process.signalCode });
      await this.#startAgain();
    }
  }

  async #startAgain(): Promise<void> {
    for (
      let pauseMs = FIRST_PAUSE_MS;
      !this.#stopping.signal.aborted;
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)
    ) {
      await sleep(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      if (this.#stopping.signal.aborted) return;
      try {
        this.#server = await this.#restart();
      } catch (error) {
        this.#tell({ kind: 'restart-failed', error, retryMs: Math.min(2 * pauseMs, LONGEST_PAUSE_MS) });
        continue;
      }
      // Told to stop while it started.
      if (this.#stopping.signal.aborted) return stopServer(this.#server);
      return this.#tell({ kind: 'restarted' });
    }
  }
}

async function untilEnd(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
