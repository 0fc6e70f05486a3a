import { z } from 'zod';

import { OperatorError } from '../../start/operator-error.ts';

const problem = z.object({ code: z.string().optional(), title: z.string().optional(), detail: z.string().optional() });

/** A refusal by the API, as its problem document says it. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The HTTP API of a server, spoken to as one account. */
export class ApiClient {
  constructor(
    readonly baseUrl: string,
    private readonly token?: string,
    private readonly nextKey?: () => string,
  ) {}

  /** The same account; each POST carries the next of these keys, so that one that is sent again is done once. */
  keyed(nextKey: () => string): ApiClient {
    return new ApiClient(this.baseUrl, this.token, nextKey);
  }

  async call<T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    answer: z.ZodType<T>,
    body?: unknown,
  ): Promise<T> {
    const response = await this.send(method, path, body);
    const text = await response.text();
    const content = parseJson(text);
    if (!response.ok) throw refusal(response.status, content);
    const parsed = answer.safeParse(content);
    if (parsed.success) return parsed.data;
    throw new OperatorError(`${this.baseUrl} answered ${method} ${path} with something else: is it Muster?`);
  }

  /** What the server answers as it comes, for what is too large to hold. */
  async open(path: string): Promise<ReadableStream<Uint8Array>> {
    const response = await this.send('GET', path, undefined);
    if (!response.ok) throw refusal(response.status, parseJson(await response.text()));
    if (!response.body) throw new OperatorError(`${this.baseUrl} answered GET ${path} with nothing: is it Muster?`);
    return response.body;
  }

  private async send(method: string, path: string, body: unknown): Promise<Response> {
    try {
      return await fetch(new URL(`/api/v1${path}`, this.baseUrl), {
        method,
        headers: {
          ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
          ...(method === 'POST' && this.nextKey ? { 'idempotency-key': this.nextKey() } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const { cause } = error as { cause?: { code?: string; message?: string } };
      const reason = cause?.code ?? cause?.message ?? (error as Error).message;
      throw new OperatorError(`No Muster answers at ${this.baseUrl} (${reason}). Start it with: npm start`);
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(status: number, content: unknown): ApiRefusal {
  const { code, title, detail } = problem.safeParse(content).data ?? {};
  return new ApiRefusal(status, code ?? String(status), detail ?? title ?? `HTTP status ${status}`);
}
