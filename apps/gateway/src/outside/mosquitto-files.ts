import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { hashForMosquitto } from '#custody/register/credential-hash';
import { fingerprintCredentials, listBrokerAccounts } from '#custody/register/list-broker-accounts';
import type { DatabaseConnection } from '#database/connection';
import type { Logger } from 'pino';

import { describeAccess, describePasswords, type OwnAccount } from './describe-accounts.ts';

/** A revoked credential is out of the files within this time. */
const LOOKED_EVERY_MS = 1_000;

export interface MosquittoFilesOptions {
  readonly database: Pick<DatabaseConnection, 'db'>;
  readonly logger: Logger;
  /** Where `passwords` and `acl` are written, for `password_file` and `acl_file` of Mosquitto's configuration. */
  readonly folder: string;
  /** Mosquitto's `pid_file`: it is told to read its files again (SIGHUP), and cuts off who is no longer in them. */
  readonly pidFile?: string | undefined;
  /** As whom we connect. */
  readonly own: { readonly username: string; readonly password: string };
}

/** Keeps the password file and the access list of a Mosquitto in step with the register. */
export class MosquittoFiles {
  readonly #options: MosquittoFilesOptions;
  readonly #own: OwnAccount;
  readonly #stopping = new AbortController();
  #written: string | undefined;
  #running: Promise<void> | undefined;

  constructor(options: MosquittoFilesOptions) {
    this.#options = options;
    const { username, password } = options.own;
    // The same at every start, or the file would be another without a reason.
    const salt = createHash('sha256').update(`${username}\0${password}`).digest().subarray(0, 12);
    this.#own = { username, mosquittoHash: hashForMosquitto(password, salt) };
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#look().catch((error: unknown) =>
        this.#options.logger.error({ err: error }, 'the files of Mosquitto could not be written; tried again'),
      );
      await delay(LOOKED_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #look(): Promise<void> {
    const { database, folder, pidFile } = this.#options;
    const fingerprint = await fingerprintCredentials(database.db);
    if (fingerprint === this.#written) return;
    const accounts = await listBrokerAccounts(database.db);
    await replaceFile(join(folder, 'passwords'), describePasswords(this.#own, accounts));
    await replaceFile(join(folder, 'acl'), describeAccess(this.#own, accounts));
    if (pidFile !== undefined) process.kill(await readPid(pidFile), 'SIGHUP');
    this.#written = fingerprint;
  }
}

/** An empty file must not become process 0, which is our own group. */
async function readPid(file: string): Promise<number> {
  const pid = Number(await readFile(file, 'utf8'));
  if (!Number.isInteger(pid) || pid < 2) throw new Error(`${file} does not hold the number of a process`);
  return pid;
}

/** Readable by the group, which Mosquitto's account is in. */
async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o640 });
  await rename(`${path}.new`, path);
}
