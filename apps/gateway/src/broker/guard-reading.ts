import type { Connection } from 'aedes';

import type { Allowance } from './allowance.ts';
import { PacketScanner } from './packet-scanner.ts';

export interface ReadingGuard {
  /** Of the device behind the connection, once it is known. */
  allowance(): Allowance | undefined;
  onTooLarge(): void;
  onPaused(): void;
}

/**
 * Stands between a connection and the broker, which has no limit of its own and reads by `read()`. While a device is too
 * fast nothing is read: its bytes stay in the socket, TCP holds it back, and nothing is dropped.
 */
export function guardReading(connection: Connection, guard: ReadingGuard): void {
  const scanner = new PacketScanner();
  const read = connection.read.bind(connection);
  let resuming: NodeJS.Timeout | undefined;

  connection.read = (size) => {
    if (resuming) return null;
    const pauseMs = guard.allowance()?.pauseMs(performance.now()) ?? 0;
    if (pauseMs > 0) {
      guard.onPaused();
      resuming = setTimeout(() => {
        resuming = undefined;
        connection.emit('readable');
      }, pauseMs);
      return null;
    }
    const chunk = read(size) as Buffer | null;
    const messages = chunk ? scanner.scan(chunk) : 0;
    if (messages === undefined) {
      guard.onTooLarge();
      connection.destroy();
      return null;
    }
    guard.allowance()?.take(messages);
    return chunk;
  };
  connection.once('close', () => clearTimeout(resuming));
}
