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
