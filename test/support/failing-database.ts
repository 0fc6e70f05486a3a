import { connectDatabase, DEFAULT_LIMITS, type DatabaseConnection } from '#database/connection';

/** The control words of a transaction are not statements of the act. */
const CONTROL = /^\s*(begin|commit|rollback|savepoint|release)/i;

/**
 * A connection whose act can be broken off before its n-th statement, as a process that dies there would break it off:
 * whatever came before is in the transaction, and its commit is never sent.
 */
export class FailingDatabase {
  readonly connection: DatabaseConnection;
  /** Before which statement it breaks off; Infinity for never. */
  failBefore = Infinity;
  /** How many statements the last act has sent. */
  sent = 0;

  constructor(url: string) {
    this.connection = connectDatabase(url, { ...DEFAULT_LIMITS, connections: 1 });
    this.connection.pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown;
      client.query = ((...args: unknown[]) => {
        const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text;
        if (CONTROL.test(text) || (this.sent += 1) < this.failBefore) return query(...args);
        return breakOff(args.at(-1));
      }) as typeof client.query;
    });
  }

  /** Runs an act that breaks off before its n-th statement, if it has so many. Answers whether it went through. */
  async attempt(act: () => Promise<unknown>, failBefore: number): Promise<boolean> {
    this.sent = 0;
    this.failBefore = failBefore;
    try {
      await act();
      return true;
    } catch (error) {
      if (!causes(error).includes('broken off')) throw error;
      return false;
    } finally {
      this.failBefore = Infinity;
    }
  }
}

/** A pool that sends a statement for somebody hands over a function for the answer; whoever has the connection awaits it. */
function breakOff(answer: unknown): Promise<never> | undefined {
  const error = new Error('broken off');
  if (typeof answer !== 'function') return Promise.reject(error);
  answer(error);
  return undefined;
}

function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return [error.message, ...causes(error.cause)];
}
