import type { Queryable } from './connection.ts';

interface Prepared<Rows> {
  execute(values?: Record<string, unknown>): Promise<Rows>;
}

const clients = new WeakMap<Queryable, object>();

/** Tells on which connection a transaction runs, so that the statements that were built for it serve again. */
export function runsOn(tx: Queryable, client: object): void {
  clients.set(tx, client);
}

/**
 * A statement that is run all the time: built once a connection, since to build its text costs more than to run it.
 * @param name of its plan at the server: one for each statement of the program
 * @param build names what changes from time to time with `sql.placeholder`; such values go to the server as they are given
 */
export function statement<Rows>(
  name: string,
  build: (db: Queryable) => { prepare(name: string): Prepared<Rows> },
): (db: Queryable, values: Record<string, unknown>) => Promise<Rows> {
  const built = new WeakMap<object, Prepared<Rows>>();
  return (db, values) => {
    const client = '$client' in db ? db.$client : (clients.get(db) ?? db);
    const prepared = built.get(client) ?? build(db).prepare(name);
    built.set(client, prepared);
    return prepared.execute(values);
  };
}
