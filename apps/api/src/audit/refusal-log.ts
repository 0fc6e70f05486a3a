import { recordRefusal } from '#custody/audit/record-refusal';
import type { Caller } from '#custody/authorisation/caller';
import type { Database } from '#database/connection';
import type { Logger } from 'pino';

/** What is refused again and again is written down at most this often, with how many there were. */
const MERGED_MS = 60_000;
/** So many different ones are told apart in that time; beyond, they count as one. */
const TOLD_APART = 1_000;
const PATH_LENGTH = 200;

export interface RefusedRequest {
  readonly caller: Caller | undefined;
  readonly address: string;
  readonly method: string;
  /** The route that was met, not what was asked for: strangers must not fill the trail with names of theirs. */
  readonly route: string;
  readonly path: string;
  readonly reason: string;
}

interface Merged {
  readonly writtenAt: number;
  readonly last: RefusedRequest;
  readonly waiting: number;
}

/** Writes refusals into the audit trail: the first of its kind at once, its repetitions as one entry a minute. */
export class RefusalLog {
  private readonly merged = new Map<string, Merged>();
  private pending: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly logger: Logger,
  ) {}

  note(request: RefusedRequest, now: Date): void {
    const key = this.keyOf(request);
    const known = this.merged.get(key);
    if (known && now.getTime() - known.writtenAt < MERGED_MS) {
      this.merged.set(key, { ...known, last: request, waiting: known.waiting + 1 });
      return;
    }
    this.merged.set(key, { writtenAt: now.getTime(), last: request, waiting: 0 });
    this.write(request, (known?.waiting ?? 0) + 1, now);
  }

  /** Writes what waits and is done repeating; `all` of it when the server stops. */
  async flush(now: Date, all = false): Promise<void> {
    for (const [key, { writtenAt, last, waiting }] of this.merged) {
      if (!all && now.getTime() - writtenAt < MERGED_MS) continue;
      this.merged.delete(key);
      if (waiting > 0) this.write(last, waiting, now);
    }
    await this.pending;
  }

  private keyOf({ caller, address, method, route, reason }: RefusedRequest): string {
    const key = JSON.stringify([caller?.personId ?? address, method, route, reason]);
    return this.merged.has(key) || this.merged.size < TOLD_APART ? key : reason;
  }

  /** One after the other: a flood of refusals must not take the connections that others wait for. */
  private write({ caller, address, method, route, path, reason }: RefusedRequest, count: number, now: Date): void {
    const refusal = { caller, address, action: `${method} ${route}`, reason, path: path.slice(0, PATH_LENGTH), count };
    this.pending = this.pending
      .then(() => recordRefusal(this.db, refusal, now))
      .catch((error: unknown) => this.logger.error({ err: error }, 'a refusal could not be written into the trail'));
  }
}
