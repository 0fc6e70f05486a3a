import pg from 'pg';

/** A text that comes so often is worth a plan of its own; one that is made anew each time never gets there. */
const WORTH_A_PLAN = 3;
/** Plans live in the memory of the server, for as long as their connection does. */
const PLANS = 300;
const TEXTS_REMEMBERED = 3_000;

const seen = new Map<string, number>();
const names = new Map<string, string>();

/**
 * A client whose statements with parameters are parsed and planned once a connection instead of each time, as soon as
 * they come again. To the server they are named prepared statements.
 */
export class PlannedClient extends pg.Client {
  // The library's own signatures are many; whatever is no statement with parameters goes on to it as it came.
  override query(statement: unknown, ...rest: unknown[]): never {
    return super.query(...(named(statement, rest) as [never])) as never;
  }
}

function named(statement: unknown, rest: readonly unknown[]): unknown[] {
  if (typeof statement === 'string' && Array.isArray(rest[0])) {
    const [values, ...others] = rest;
    return [{ text: statement, values: values as unknown, name: nameOf(statement) }, ...others];
  }
  if (!isNameless(statement)) return [statement, ...rest];
  return [{ ...statement, name: nameOf(statement.text) }, ...rest];
}

function isNameless(statement: unknown): statement is { readonly text: string } {
  const { text, name, submit } = Object(statement) as Readonly<Record<string, unknown>>;
  return typeof text === 'string' && name === undefined && submit === undefined && text.includes('$1');
}

function nameOf(text: string): string | undefined {
  const name = names.get(text);
  if (name !== undefined || names.size >= PLANS) return name;
  const times = (seen.get(text) ?? 0) + 1;
  if (times < WORTH_A_PLAN) {
    if (seen.size >= TEXTS_REMEMBERED) seen.clear();
    seen.set(text, times);
    return undefined;
  }
  seen.delete(text);
  const given = `s${names.size}`;
  names.set(text, given);
  return given;
}
