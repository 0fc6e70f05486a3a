import { loadTimeSources } from '#custody/register/load-time-sources';
import type { DatabaseConnection } from '#database/connection';
import type { TimeSource } from '#telemetry/codec/log-entry';

/** A name that nobody has registered is asked for again after this time, not with every message. */
const UNKNOWN_FOR_MS = 10_000;
/** The clock that counts for a piece may be changed in the register. */
const KNOWN_FOR_MS = 60_000;
const MOST_UNKNOWN = 100_000;

interface Known {
  readonly timeSource: TimeSource | undefined;
  readonly until: number;
}

/** Which pieces there are, and whose clock counts for each. The outside broker has looked at passwords; this looks at names. */
export class KnownPieces {
  readonly #database: Pick<DatabaseConnection, 'db'>;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<TimeSource | undefined>>();

  constructor(database: Pick<DatabaseConnection, 'db'>, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** `undefined` for a piece that is not in the register. While the database is away, what was known last counts. */
  async find(assetCode: string): Promise<TimeSource | undefined> {
    const known = this.#known.get(assetCode);
    if (known && this.#now() < known.until) return known.timeSource;
    const asking = this.#asking.get(assetCode) ?? this.#ask(assetCode);
    this.#asking.set(assetCode, asking);
    return asking.catch((error: unknown) => {
      if (known?.timeSource) return known.timeSource;
      throw error;
    });
  }

  async #ask(assetCode: string): Promise<TimeSource | undefined> {
    try {
      const timeSource = (await loadTimeSources(this.#database.db, [assetCode])).get(assetCode);
      if (this.#known.size > MOST_UNKNOWN) this.#known.clear();
      const until = this.#now() + (timeSource ? KNOWN_FOR_MS : UNKNOWN_FOR_MS);
      this.#known.set(assetCode, { timeSource, until });
      return timeSource;
    } finally {
      this.#asking.delete(assetCode);
    }
  }
}
