import type { Socket } from 'node:net';

import type { Client } from 'aedes';

const MAPPED = '::ffff:';

/** Where a connection comes from: behind a proxy that is the proxy, and all devices have one address. */
export function addressOf({ conn, req }: Client): string | undefined {
  const address = req?.socket.remoteAddress ?? (conn as Partial<Socket>).remoteAddress;
  return address?.startsWith(MAPPED) ? address.slice(MAPPED.length) : address;
}
