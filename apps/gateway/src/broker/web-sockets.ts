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
}

/** MQTT over WebSocket on a server that does other things too. Answers how to stop it. */
export function acceptWebSockets(server: Server, { admit, onTooLarge }: WebSocketOptions): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // One packet may come in many frames and many in one: the packets themselves are limited behind it.
    maxPayload: 2 * MAXIMUM_PACKET_BYTES,
    handleProtocols: (offered) => PROTOCOLS.find((protocol) => offered.has(protocol)) ?? false,
  });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== PATH) {
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
