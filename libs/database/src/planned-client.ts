import pg from 'pg';

/** A text that comes so often is worth a plan of its own; one that is made anew each time never gets there. */
const WORTH_A_PLAN = 3;
/** Plans live in the memory of the server, for as long as their connection does. */
const PLANS = 300;
const TEXTS_REMEMBERED = 3_000;

/** The texts that came again, each with the name of its plan: one to a process, as names have to agree on every connection. */
export class KnownTexts {
  readonly #seen = new Map<string, number>();
  readonly #names = new Map<string, string>();

  /** The name of its plan, once it has come often enough. */
  nameOf(text: string): string | undefined {
    const name = this.#names.get(text);
    if (name !== undefined || this.#names.size >= PLANS) return name;
    const times = (this.#seen.get(text) ?? 0) + 1;
    if (times < WORTH_A_PLAN) {
      if (this.#seen.size >= TEXTS_REMEMBERED) this.#seen.clear();
      this.#seen.set(text, times);
      return undefined;
    }
    this.#seen.delete(text);
    const given = `s${this.#names.size}`;
    this.#names.set(text, given);
    return given;
  }
}

/**
 * A client whose statements with parameters are parsed and planned once a connection instead of each time, as soon as
 * they come again. To the server they are named prepared statements.
 */
export class PlannedClient extends pg.Client {
  static texts = new KnownTexts();

  // The library's own signatures are many; whatever is no statement with parameters goes on to it as it came.
  override query(statement: unknown, ...rest: unknown[]): never {
    return super.query(...(named(statement, rest) as [never])) as never;
  }
}

const nameOf = (text: string) => PlannedClient.texts.nameOf(text);

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
