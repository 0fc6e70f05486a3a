import createClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { paths } from './schema.gen.ts';
import { isProblem, Unreachable } from './problem.ts';
import { noteServerDate } from './server-clock.ts';

type Refusal = 'unauthenticated' | 'password-change-required';

let onRefusal: (refusal: Refusal) => void = () => undefined;

/** What the console does when the API no longer takes its session. */
export function whenRefused(listener: (refusal: Refusal) => void): void {
  onRefusal = listener;
}

const WHO_PATH = '/api/v1/me';

const REFUSALS: readonly Refusal[] = ['unauthenticated', 'password-change-required'];

export async function noteRefusal(response: Response): Promise<void> {
  if (response.status !== 401 && response.status !== 403) return;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const refusal = REFUSALS.find((code) => isProblem(body) && body.code === code);
  if (refusal !== undefined) onRefusal(refusal);
}

const listen: Middleware = {
  async onResponse({ request, response }) {
    noteServerDate(response.headers.get('date'));
    // Who is not signed in yet has lost nothing: the route that asked decides.
    if (!request.url.endsWith(WHO_PATH)) await noteRefusal(response);
  },
  onError: ({ error }) => (error instanceof TypeError ? new Unreachable(error.message) : undefined),
};

export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });
api.use(listen);

export const query = createQueryClient(api);
