import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';

import type { Role } from '#custody/authorisation/roles';
import type { QuarantineBounds } from '#custody/state/trim-quarantine';
import type { DatabaseConnection } from '#database/connection';
import type { TelemetryStore } from '#telemetry/store/telemetry-store';

/** How the parts are; `ready` is what a load balancer asks. */
export interface HealthReport {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, { readonly ok: boolean; readonly detail?: string }>>;
}

/** Somebody whom a visitor of a demonstration may sign in as. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly organisation: { readonly code: string; readonly name: string };
  readonly roles: readonly Role[];
  /** What this person should look at first. */
  readonly lookAt: { readonly zh: string; readonly en: string };
}

export interface ApiOptions {
  readonly database: DatabaseConnection;
  readonly telemetry: Pick<TelemetryStore, 'readRaw' | 'readBuckets' | 'expire' | 'copyTo'>;
  /** Keys device credentials and seals stored answers; both applications have the same. */
  readonly secretKey: Buffer;
  /** Ed25519: signs the checkpoints of the ledger; every API of an installation has the same. */
  readonly ledgerKey: KeyObject;
  /** Where files of pieces are kept, under the hash of their content. */
  readonly filesFolder: string;
  /** Where copies of the history are made for backups; without one there are none. */
  readonly copiesFolder?: string | undefined;
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly registry: Registry;
  readonly health: () => Promise<HealthReport>;
  readonly timeZone: string;
  readonly logger: Logger;
  /** The built console; without one `/` answers not-found. */
  readonly consoleFolder?: string | undefined;
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer } | undefined;
  /** Where browsers find Muster when something stands in front of it. */
  readonly publicUrl?: string | undefined;
  /** Further names, with or without a port, under which requests may come. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustProxy?: boolean | string | string[] | undefined;
  /** A listener beyond loopback may do without TLS: something in front does it. */
  readonly allowPlaintext?: boolean | undefined;
  /** Shows health details and metrics to callers that are not on loopback. */
  readonly observerToken?: string | undefined;
  /** Shown to everyone, passwords and all: a demonstration names them, an installation has none. */
  readonly demoAccounts?: readonly DemoAccount[] | undefined;
  /** Where calls to people on duty go, and what signs them; without one they fail, and say so. */
  readonly noticePort?: { readonly url: string; readonly secret: Buffer } | undefined;
  /** Addresses and networks beside those of the internet that outgoing calls may reach. */
  readonly outgoingAllow?: readonly string[] | undefined;
  /** How much the quarantine may hold before its oldest messages go. */
  readonly quarantineBounds?: QuarantineBounds | undefined;
  readonly now?: (() => Date) | undefined;
}
