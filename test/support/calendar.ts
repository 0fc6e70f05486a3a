import type { Json } from './json.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { PASSWORD } from './two-units.ts';

const HOUR_MS = 3_600_000;

/** So many hours from the next full hour on, as it goes over the wire. */
export function hours(count: number): string {
  return new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + count * HOUR_MS).toISOString();
}

/** So many minutes from now, as it goes over the wire. */
export function minutes(count: number): string {
  return new Date(Date.now() + count * 60_000).toISOString();
}

/** Somebody who may reserve: signs in and answers the token. */
export async function addPerson(
  api: RunningApi,
  admin: string,
  { username, organisation, roles }: { username: string; organisation: string; roles: readonly string[] },
): Promise<string> {
  const person = { username, name: username, organisation, roles, password: PASSWORD, mustChangePassword: false };
  const { status, body } = await api.call('POST', '/api/v1/people', { token: admin, body: person });
  if (status !== 201) throw new Error(`${username} answered ${status}: ${JSON.stringify(body)}`);
  return api.signIn(username, PASSWORD);
}

export async function addPump(api: RunningApi, admin: string, assetCode: string, more: object = {}): Promise<void> {
  const piece = { assetCode, name: assetCode, family: 'pump', hostUnit: 'north', ...more };
  const { status, body } = await api.call('POST', '/api/v1/equipment', { token: admin, body: piece });
  if (status !== 201) throw new Error(`${assetCode} answered ${status}: ${JSON.stringify(body)}`);
}

/** Reserves as one who expects to be let. */
export async function reserve(api: RunningApi, token: string, body: object): Promise<Json> {
  const reply = await tryToReserve(api, token, body);
  if (reply.status !== 201) throw new Error(`${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

export function tryToReserve(api: RunningApi, token: string, body: object, headers = {}): Promise<Reply> {
  const claim = { purpose: '演练', from: hours(24), to: hours(48), ...body };
  return api.call('POST', '/api/v1/reservations', { token, body: claim, headers });
}

export function act(
  api: RunningApi,
  token: string,
  { id, verb, body, headers = {} }: { id: string; verb: string; body?: object; headers?: Record<string, string> },
): Promise<Reply> {
  return api.call('POST', `/api/v1/reservations/${id}/${verb}`, { token, body: body ?? {}, headers });
}
