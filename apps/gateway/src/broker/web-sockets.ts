import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import { createWebSocketStream, WebSocketServer } from 'ws';

import { MAXIMUM_PACKET_BYTES } from './limits.ts';

const PATH = '/mqtt';
/** MQTT-6.0.0-3, and what older clients call themselves. */
const PROTOCOLS = ['mqtt', 'mqttv3.1'];

export interface WebSocketOptions {
  readonly admit: (connection: Duplex, socket: Socket, request: IncomingMessage) => void;
  readonly onTooLarge: () => void;
  /** Whether the request names this server as its host: a page that was led here by a false name does not. */
  readonly isOwn: (request: IncomingMessage) => boolean;
  readonly onForeign: () => void;
}

/** MQTT over WebSocket on a server that does other things too. Answers how to stop it. */
export function acceptWebSockets(
  server: Server,
  { admit, onTooLarge, isOwn, onForeign }: WebSocketOptions,
): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // One packet may come in many frames and many in one: the packets themselves are limited behind it.
    maxPayload: 2 * MAXIMUM_PACKET_BYTES,
    handleProtocols: (offered) => PROTOCOLS.find((protocol) => offered.has(protocol)) ?? false,
  });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!isOwn(request)) {
      onForeign();
      socket.end('HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n');
      return;
    }
    if (request.url?.split('?', 1)[0] !== PATH) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') onTooLarge();
      });
      admit(createWebSocketStream(webSocket), socket as Socket, request);
    });
  };
  server.on('upgrade', upgrade);
  return () => {
    server.off('upgrade', upgrade);
    for (const webSocket of sockets.clients) webSocket.terminate();
    sockets.close();
  };
}
