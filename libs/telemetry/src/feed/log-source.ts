import type { LogBatch } from '../log/read-log.ts';

/** The log as a feed reads it. */
export interface LogSource {
  /** Position behind the last durable record. */
  readonly end: number;
  read(from: number, maximumBytes: number): Promise<LogBatch>;
  /** Calls whenever `end` has moved. */
  onMore(hear: () => void): void;
}
