import { TLSSocket } from 'node:tls';

import type { Client } from 'aedes';

/** The common name of a client certificate that our authority signed; `undefined` without one. */
export function commonNameOf({ conn, req }: Client): string | undefined {
  const socket = req?.socket ?? conn;
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  const name = socket.getPeerCertificate().subject?.CN;
  return typeof name === 'string' ? name : undefined;
}
