import { ADMIN } from './running-muster.ts';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
}

/** A stranger's view of the API: paths, tokens and JSON. */
export class ApiClient {
  readonly #base: string;
  #token: string | undefined;

  constructor(http: string) {
    this.#base = `${http}/api/v1`;
  }

  async signIn(username: string = ADMIN.username, password: string = ADMIN.password): Promise<this> {
    const { status, body } = await this.post<{ token: string }>('/session', { username, password });
    if (status !== 200) throw new Error(`sign-in of ${username} answered ${status}`);
    this.#token = body.token;
    return this;
  }

  withToken(token: string): this {
    this.#token = token.trim();
    return this;
  }

  /** For what reads the stream beside. */
  get token(): string {
    return this.#token ?? '';
  }

  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return this.#call<T>('GET', path);
  }

  post<T = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<T>> {
    return this.#call<T>('POST', path, body);
  }

  patch<T = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<T>> {
    return this.#call<T>('PATCH', path, body);
  }

  put<T = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<T>> {
    return this.#call<T>('PUT', path, body);
  }

  delete<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return this.#call<T>('DELETE', path);
  }

  /** The response as it comes, for a stream that does not end. */
  open(path: string): Promise<Response> {
    return fetch(`${this.#base}${path}`, { headers: this.#headers() });
  }

  /** Enters a piece into the register and issues a credential for it. */
  async enrol(
    assetCode: string,
    details: Record<string, unknown> = {},
  ): Promise<{ username: string; password: string }> {
    const piece = { assetCode, name: assetCode, family: 'vehicle', hostUnit: 'center', ...details };
    const created = await this.post('/equipment', piece);
    if (created.status !== 201)
      throw new Error(`${assetCode} answered ${created.status}: ${JSON.stringify(created.body)}`);
    const credential = await this.post<{ username: string; password: string }>(
      `/equipment/${assetCode}/credentials`,
      {},
    );
    return credential.body;
  }

  async #call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const response = await fetch(`${this.#base}${path}`, {
      method,
      headers: { ...this.#headers(), ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as T };
  }

  #headers(): Record<string, string> {
    return this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` };
  }
}
