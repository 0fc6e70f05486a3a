import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer, type TLSSocket } from 'node:tls';

export interface ListenerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface SecureListenerOptions extends ListenerOptions {
  /** PEM. */
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
  /** Whose client certificates stand for a device, PEM. Without it no device has one. */
  readonly clientAuthority?: string | Buffer | undefined;
}

export interface Listener {
  readonly address: AddressInfo;
  close(): Promise<void>;
}

const HANDSHAKE_TIMEOUT_MS = 10_000;

export function listenPlain(options: ListenerOptions, accept: (socket: Socket) => void): Promise<Listener> {
  return listen(createServer(accept), options);
}

/** A device without a certificate may still prove itself with its password. */
export function listenSecure(
  { cert, key, clientAuthority, ...options }: SecureListenerOptions,
  accept: (socket: TLSSocket) => void,
  onError: (error: Error) => void,
): Promise<Listener> {
  const server = createSecureServer({
    cert,
    key,
    minVersion: 'TLSv1.2',
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    ...(clientAuthority && { ca: clientAuthority, requestCert: true, rejectUnauthorized: false }),
  });
  server.on('secureConnection', accept);
  server.on('tlsClientError', onError);
  return listen(server, options);
}

async function listen(server: Server, { host, port }: ListenerOptions): Promise<Listener> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    address: server.address() as AddressInfo,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      // Whoever the broker does not know yet, such as in the middle of a handshake.
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
