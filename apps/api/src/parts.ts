import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';

import { DEFAULT_QUARANTINE_BOUNDS, type QuarantineBounds } from '#custody/state/trim-quarantine';
import type { DatabaseConnection } from '#database/connection';
import type { TelemetryStore } from '#telemetry/store/telemetry-store';

import { RefusalLog } from './audit/refusal-log.ts';
import { isLoopback } from './http/listener.ts';
import type { ApiOptions, DemoAccount, HealthReport } from './options.ts';
import { AddressRules } from './outgoing/address-rules.ts';

/** What the controllers work with, assembled once. */
export class ApiParts {
  readonly database: DatabaseConnection;
  readonly telemetry: Pick<TelemetryStore, 'readRaw' | 'readBuckets' | 'expire' | 'copyTo'>;
  readonly secretKey: Buffer;
  readonly ledgerKey: KeyObject;
  readonly filesFolder: string;
  readonly copiesFolder: string | undefined;
  readonly registry: Registry;
  readonly health: () => Promise<HealthReport>;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly observerToken: string | undefined;
  readonly publicUrl: string | undefined;
  readonly timeZone: string;
  readonly demoAccounts: readonly DemoAccount[];
  /** Whether browsers reach us by https, here or at what stands in front. */
  readonly secure: boolean;
  readonly noticePort: ApiOptions['noticePort'];
  /** Where outgoing calls may go. */
  readonly outgoing: AddressRules;
  readonly quarantineBounds: QuarantineBounds;
  readonly refused: Counter<'code'>;
  /** Refusals on their way into the audit trail. */
  readonly refusals: RefusalLog;

  constructor(options: ApiOptions) {
    this.database = options.database;
    this.telemetry = options.telemetry;
    this.secretKey = options.secretKey;
    this.ledgerKey = options.ledgerKey;
    this.filesFolder = options.filesFolder;
    this.copiesFolder = options.copiesFolder;
    this.registry = options.registry;
    this.health = options.health;
    this.logger = options.logger;
    this.now = options.now ?? (() => new Date());
    this.observerToken = options.observerToken;
    this.publicUrl = options.publicUrl;
    this.timeZone = options.timeZone;
    this.demoAccounts = options.demoAccounts ?? [];
    this.noticePort = options.noticePort;
    this.outgoing = new AddressRules(options.outgoingAllow ?? []);
    this.quarantineBounds = options.quarantineBounds ?? DEFAULT_QUARANTINE_BOUNDS;
    this.secure = isSecure(options);
    this.refused = refusedCounter(options.registry);
    this.refusals = new RefusalLog(options.database.db, options.logger);
  }
}

function isSecure({ tls, publicUrl, host, allowPlaintext }: ApiOptions): boolean {
  if (tls) return true;
  if (publicUrl !== undefined) return publicUrl.startsWith('https:');
  return !isLoopback(host) && !allowPlaintext;
}

function refusedCounter(registry: Registry): Counter<'code'> {
  const name = 'muster_http_refused_total';
  const known = registry.getSingleMetric(name) as Counter<'code'> | undefined;
  if (known) return known;
  return new Counter({ name, help: 'Requests refused, by problem code', labelNames: ['code'], registers: [registry] });
}
