/** One system call as strace saw it. `began` and `ended` order all calls of all threads against each other. */
export interface SystemCall {
  readonly name: string;
  /** What the file descriptor stands for: a path, or `TCP:[local->remote]`. */
  readonly target: string;
  readonly bytes: Buffer;
  readonly result: number;
  readonly began: number;
  readonly ended: number;
}

/** The options under which strace writes what `parseTrace` reads: all strings in hexadecimal, whole, with the names of descriptors. */
export const STRACE = ['strace', '-f', '-yy', '-xx', '-s', '1048576', '--seccomp-bpf'];

const LINE = /^(\d+) +(.*)$/;
const CALL = /^(\w+)\(\d+<((?:TCP(?:v6)?:\[.*?\](?=>[,)]))|[^>]*)>(.*)\) += (-?\d+)/;
const UNFINISHED = ' <unfinished ...>';
const RESUMED = /^<\.\.\. \w+ resumed>(.*)$/;

export function parseTrace(text: string): SystemCall[] {
  const unfinished = new Map<string, { text: string; began: number }>();
  const calls: SystemCall[] = [];
  for (const [lineNumber, line] of text.split('\n').entries()) {
    const [, thread = '', said = ''] = LINE.exec(line) ?? [];
    const resumed = RESUMED.exec(said);
    const start = resumed ? unfinished.get(thread) : undefined;
    const began = start?.began ?? lineNumber;
    const whole = resumed ? `${start?.text ?? ''}${resumed[1] ?? ''}` : said;
    if (whole.endsWith(UNFINISHED)) unfinished.set(thread, { text: whole.slice(0, -UNFINISHED.length), began });
    else calls.push(...parseCall(whole, began, lineNumber));
  }
  return calls;
}

function parseCall(text: string, began: number, ended: number): SystemCall[] {
  const match = CALL.exec(text);
  if (!match) return [];
  const [, name = '', target = '', rest = '', result] = match;
  const strings = [...rest.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hexadecimal = '']) => decode(hexadecimal));
  const bytes = Buffer.concat(strings).subarray(0, Math.max(Number(result), 0));
  const readable = target.startsWith('\\x') ? decode(target).toString() : target;
  return [{ name, target: readable, bytes, result: Number(result), began, ended }];
}

function decode(hexadecimal: string): Buffer {
  return Buffer.from(hexadecimal.replaceAll('\\x', ''), 'hex');
}
