import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Aedes, type AuthenticateError } from 'aedes';

import type { OperatorError } from '../../start/operator-error.ts';
import { PieceConnection } from './piece-connection.ts';
import { ReplayCounts } from './replay-counts.ts';

describe('the connection of a piece', () => {
  let broker: Aedes;
  let server: Server;
  let sockets: Set<Socket>;
  let port: number;
  let received: string[];

  beforeEach(async () => {
    received = [];
    sockets = new Set();
    broker = await Aedes.createBroker({
      authenticate: (_client, username, password, done) => {
        if (username === 'CAR-1' && password?.toString() === 'secret') return done(null, true);
        done(Object.assign(new Error('no'), { returnCode: 5 }) as AuthenticateError, false);
      },
      authorizePublish: (client, packet, done) => {
        if (client) received.push(`${client.id} ${packet.topic} ${packet.payload.toString()}`);
        done(null);
      },
    });
    server = createServer((socket) => {
      sockets.add(socket);
      broker.handle(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });

  afterEach(async () => {
    sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => server.close(resolve));
    await new Promise<void>((resolve) => broker.close(() => resolve()));
  });

  function open(password = 'secret', to = port, window = 4) {
    const counts = new ReplayCounts(1, 10);
    const stop = new AbortController();
    const lost: OperatorError[] = [];
    const opened = PieceConnection.open({
      url: `mqtt://127.0.0.1:${to}`,
      assetCode: 'CAR-1',
      password,
      window,
      counts,
      signal: stop.signal,
      onLost: (error) => lost.push(error),
    });
    return { counts, stop, lost, opened };
  }

  it('publishes under the own code and counts each acknowledgement', async () => {
    const { counts, stop, opened } = open();
    const connection = await opened;
    for (let row = 0; row < 10; row += 1) await connection.publish(`{"row":${row}}`, 1);
    await connection.close(stop.signal);
    expect(received[0]).toBe('CAR-1:replay muster/v1/CAR-1/telemetry {"row":0}');
    expect(counts).toMatchObject({ messagesSent: 10, messagesAcknowledged: 10, rowsAcknowledged: 10, messagesLost: 0 });
  });

  it('loses nothing when it breaks: what was not acknowledged is sent again', async () => {
    const { counts, stop, opened } = open();
    const connection = await opened;
    await connection.publish('{"row":0}', 1);
    sockets.forEach((socket) => socket.destroy());
    for (let row = 1; row < 10; row += 1) await connection.publish(`{"row":${row}}`, 1);
    await connection.close(stop.signal);
    expect(counts).toMatchObject({ messagesAcknowledged: 10, messagesLost: 0, reconnections: 1 });
    const rows = new Set(received.map((message) => message.split(' ').at(-1)));
    expect(rows.size).toBe(10);
  });

  const goAway = () => {
    const closed = new Promise((resolve) => server.close(resolve));
    sockets.forEach((socket) => socket.destroy());
    return closed;
  };

  it('waits at its end for a server that is away', async () => {
    const { counts, stop, opened } = open();
    const connection = await opened;
    await goAway();
    await connection.publish('{"row":0}', 1);
    const closing = connection.close(stop.signal);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    await closing;
    expect(counts).toMatchObject({ messagesAcknowledged: 1, messagesLost: 0 });
  });

  it('does not wait for a server that is away when it is told to stop', async () => {
    const { counts, stop, opened } = open();
    const connection = await opened;
    await goAway();
    while (counts.connected > 0) await new Promise(setImmediate);
    await connection.publish('{"row":0}', 1);
    stop.abort();
    await connection.close(stop.signal);
    expect(counts).toMatchObject({ messagesSent: 1, messagesLost: 1 });
    server.listen(0, '127.0.0.1');
  });

  it('sends nothing more once it is told to stop', async () => {
    const { counts, stop, opened } = open();
    const connection = await opened;
    await connection.publish('{"row":0}', 1);
    stop.abort();
    await connection.publish('{"row":1}', 1);
    await connection.close(stop.signal);
    expect(counts).toMatchObject({ messagesSent: 1, messagesAcknowledged: 1 });
  });

  it('says that a credential was refused', async () => {
    await expect(open('wrong').opened).rejects.toThrow(/refused CAR-1: Connection refused/);
  });

  it('says to start the server where no broker answers', async () => {
    await expect(open('secret', 9).opened).rejects.toThrow(/No broker answers at .*Start Muster with: npm start/);
  });
});
