export interface StreamEvent {
  readonly event: string;
  readonly data: string;
  /** From where a reader that comes back goes on. */
  readonly id?: string;
}

export interface EventStreamParser {
  /** The events that this piece of text completes; the unfinished rest waits for the next one. */
  push(text: string): StreamEvent[];
}

function parseBlock(block: string): StreamEvent | null {
  const data: string[] = [];
  let event = 'message';
  let id: string | undefined;
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const value = line.slice(colon + 1).replace(/^ /, '');
    if (line.startsWith('data:')) data.push(value);
    if (line.startsWith('event:')) event = value;
    if (line.startsWith('id:')) id = value;
  }
  return data.length === 0 ? null : { event, data: data.join('\n'), ...(id !== undefined && { id }) };
}

/** Server-Sent Events out of the pieces that the network makes of them (HTML Standard, 9.2.6). */
export function createEventStreamParser(): EventStreamParser {
  let rest = '';
  return {
    push(text) {
      // A CR at the very end may be half of a CRLF: it stays until its other half is there.
      rest += text;
      const held = rest.endsWith('\r') ? '\r' : '';
      const blocks = rest
        .slice(0, rest.length - held.length)
        .replace(/\r\n?/g, '\n')
        .split('\n\n');
      rest = (blocks.pop() ?? '') + held;
      return blocks.map(parseBlock).filter((event) => event !== null);
    },
  };
}
