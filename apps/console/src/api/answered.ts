interface Answer<Body> {
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}

/** What the API answered; its problem is thrown, for whoever shows it. */
export async function answered<Body>(request: Promise<Answer<Body>>): Promise<Body> {
  const { data, error, response } = await request;
  if (!response.ok) throw error;
  return data as Body;
}

/** Something as it was read, with the tag by which a change says what it expects to find (`If-Match`). */
export interface Tagged<Body> {
  readonly body: Body;
  readonly etag: string;
}

export async function answeredWithTag<Body>(request: Promise<Answer<Body>>): Promise<Tagged<Body>> {
  const body = await answered(request);
  return { body, etag: (await request).response.headers.get('etag') ?? '*' };
}
