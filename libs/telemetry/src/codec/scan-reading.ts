/** `{"ts":…,"values":{…}}` with nothing but numbers in it. */
export interface PlainReading {
  readonly ts: number;
  readonly names: readonly string[];
  readonly values: readonly number[];
}

const [QUOTE, COMMA, MINUS, DOT, ZERO, NINE, COLON, OPEN, CLOSE] = Buffer.from('",-.09:{}') as unknown as readonly [
  ...[number, number, number, number, number, number, number, number, number],
];
const TS = Buffer.from('"ts"');
const VALUES = Buffer.from('"values"');
/** So many decimal digits make an integer that a double holds exactly, and their quotient by a power of ten is rounded once. */
const MOST_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: MOST_DIGITS + 1 }, (_, exponent) => 10 ** exponent);
const MOST_NAME_BYTES = 64;
const MOST_NAMES = 64;

/**
 * Reads the one shape in which nearly all telemetry comes, straight from its bytes and to the same result as JSON, in a
 * third of the time. `undefined` for anything else, JSON or not: an array, text, an escape, an exponent, a name that
 * comes twice.
 */
export function scanReading(bytes: Buffer): PlainReading | undefined {
  return new Scanner(bytes).scan();
}

class Scanner {
  readonly #bytes: Buffer;
  #at = 0;
  /** Set by what finds something else than it expects. */
  #failed = false;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  scan(): PlainReading | undefined {
    this.#take(OPEN);
    this.#takeAll(TS);
    this.#take(COLON);
    const ts = this.#number();
    this.#take(COMMA);
    this.#takeAll(VALUES);
    this.#take(COLON);
    this.#take(OPEN);
    if (this.#failed) return undefined;
    const [names, values]: [string[], number[]] = [[], []];
    do {
      const name = this.#name();
      this.#take(COLON);
      const value = this.#number();
      if (this.#failed || name === undefined || names.length === MOST_NAMES || names.includes(name)) return undefined;
      names.push(name);
      values.push(value);
    } while (this.#takes(COMMA));
    this.#take(CLOSE);
    this.#take(CLOSE);
    this.#skipSpace();
    return this.#failed || this.#at !== this.#bytes.length ? undefined : { ts, names, values };
  }

  #skipSpace(): void {
    // Space, tab, line feed, carriage return: all that JSON knows.
    for (let byte = this.#bytes[this.#at]; byte === 32 || (byte! >= 9 && byte! <= 13); byte = this.#bytes[++this.#at]) {
      if (byte === 11 || byte === 12) return;
    }
  }

  #takes(byte: number): boolean {
    this.#skipSpace();
    if (this.#bytes[this.#at] !== byte) return false;
    this.#at += 1;
    return true;
  }

  #take(byte: number): void {
    if (!this.#takes(byte)) this.#failed = true;
  }

  #takeAll(expected: Buffer): void {
    this.#skipSpace();
    for (const byte of expected) if (this.#bytes[this.#at++] !== byte) this.#failed = true;
  }

  #name(): string | undefined {
    this.#take(QUOTE);
    const start = this.#at;
    let hash = 0;
    for (let byte = this.#bytes[this.#at]; byte !== QUOTE; byte = this.#bytes[++this.#at]) {
      // Letters, digits, `_` and the like; no escape, nothing beyond ASCII, not the end of the bytes.
      if (byte === undefined || byte < 32 || byte > 126 || byte === 92) return undefined;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const name = nameOf(this.#bytes, start, this.#at, hash);
    this.#at += 1;
    return name;
  }

  #number(): number {
    this.#skipSpace();
    const bytes = this.#bytes;
    const isNegative = bytes[this.#at] === MINUS;
    if (isNegative) this.#at += 1;
    const start = this.#at;
    let mantissa = this.#digits(0);
    const wholeDigits = this.#at - start;
    // JSON has no number that begins with 0 but 0 itself.
    if (wholeDigits === 0 || (wholeDigits > 1 && bytes[start] === ZERO)) this.#failed = true;
    let decimals = 0;
    if (bytes[this.#at] === DOT) {
      const from = ++this.#at;
      mantissa = this.#digits(mantissa);
      decimals = this.#at - from;
      if (decimals === 0) this.#failed = true;
    }
    const next = bytes[this.#at];
    if (wholeDigits + decimals > MOST_DIGITS || next === 69 || next === 101) this.#failed = true; // E, e
    const magnitude = decimals === 0 ? mantissa : mantissa / POWERS_OF_TEN[decimals]!;
    return isNegative ? -magnitude : magnitude;
  }

  #digits(before: number): number {
    let value = before;
    for (let byte = this.#bytes[this.#at]!; byte >= ZERO && byte <= NINE; byte = this.#bytes[++this.#at]!) {
      value = value * 10 + byte - ZERO;
    }
    return value;
  }
}

interface KnownName {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Names met before, so that the few of a fleet are not made anew with each message. */
const known = new Map<number, KnownName>();
const MOST_KNOWN = 10_000;

function nameOf(bytes: Buffer, start: number, end: number, hash: number): string {
  const found = known.get(hash);
  if (found && isSame(found.bytes, bytes, start, end)) return found.name;
  const name = bytes.toString('latin1', start, end);
  if (!found && known.size < MOST_KNOWN && end - start <= MOST_NAME_BYTES) {
    known.set(hash, { name, bytes: Buffer.from(name, 'latin1') });
  }
  return name;
}

function isSame(one: Buffer, other: Buffer, start: number, end: number): boolean {
  if (one.length !== end - start) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[start + index]) return false;
  return true;
}
