import { Problem } from '#custody/problem';
import type { TelemetryReader } from '#telemetry/store/telemetry-store';
import type { Logger } from 'pino';

type History = Pick<TelemetryReader, 'readRaw' | 'readBuckets' | 'expire'>;

const RETRY_AFTER_SECONDS = 5;

/** A history on another server: when it fails it is away, or refuses us, and whoever reads is told to come again. */
export function outsideHistory(store: History, logger: Logger): History {
  const orUnavailable = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
    answer.catch((error: unknown) => {
      logger.error({ err: error }, 'the history could not be read');
      const detail = 'the history does not answer at the moment: try again shortly';
      throw new Problem('unavailable', detail, { retryAfterSeconds: RETRY_AFTER_SECONDS });
    });
  return {
    readRaw: (query) => orUnavailable(store.readRaw(query)),
    readBuckets: (query) => orUnavailable(store.readBuckets(query)),
    expire: (before) => orUnavailable(store.expire(before)),
  };
}
