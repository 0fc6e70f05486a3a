import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Json } from './json.ts';

export interface Heard {
  readonly id: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: Json;
  readonly path: string;
}

type Answer = (heard: Heard, response: ServerResponse) => void;

/** Somebody else's server on this computer, which writes down what it is sent and answers as it is told. */
export class Receiver {
  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  readonly heard: Heard[] = [];
  answer: Answer = (_, response) => response.writeHead(204).end();

  private readonly server = createServer((request, response) => void this.take(request, response));

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const { headers, url: path = '' } = request;
    const heard = { id: String(headers['webhook-id']), headers, text, body: JSON.parse(text) as Json, path };
    this.heard.push(heard);
    this.answer(heard, response);
  }
}

/** Checks a signature as Standard Webhooks 1.0 tells receivers to, written apart from the code that signs. */
export function isSignedBy({ headers, text }: Heard, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${text}`;
  const wanted = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(wanted);
}
