import { resolve } from 'node:path';
import { z } from 'zod';

import { isLoopback } from '#api/http/listener';
import { OperatorError } from '../../start/operator-error.ts';
import { ApiClient, ApiRefusal } from './api-client.ts';
import { readAddresses, readOperatorToken, type Addresses } from './data-folder.ts';

/** Whom to act as, and where. What is absent is taken from the data folder of a server on this machine. */
export interface Account {
  readonly url?: string | undefined;
  readonly mqtt?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
  readonly dataFolder: string;
}

export interface Server {
  readonly api: ApiClient;
  /** Where to publish; throws for an API apart, when no broker was named. */
  readonly mqttUrl: () => string;
}

const DEFAULT_URL = 'http://127.0.0.1:3000';
const MQTT_PORT = 1883;

export async function signIn(account: Account): Promise<Server> {
  const addresses = await readAddresses(account.dataFolder);
  const url = account.url ?? addresses?.http ?? DEFAULT_URL;
  const token = await obtainToken(account, url, addresses);
  return { api: new ApiClient(url, token), mqttUrl: () => account.mqtt ?? findMqttUrl(url, addresses) };
}

async function obtainToken(account: Account, url: string, addresses: Addresses | undefined): Promise<string> {
  if (account.username !== undefined) return openSession(url, account.username, account.password ?? '');
  if (account.token !== undefined) return account.token;
  // The token of this machine's administrator is not shown to any other server.
  const own = isSameServer(url, addresses?.http) || isOnThisMachine(url);
  const token = own ? await readOperatorToken(account.dataFolder) : undefined;
  if (token !== undefined) return token;
  const reason = own
    ? `${resolve(account.dataFolder)} holds no operator-token`
    : `${url} is not the server of this machine`;
  throw new OperatorError(
    `Nobody to sign in as: ${reason}. Start Muster with npm start, or set MUSTER_TOKEN, or give --username and --password.`,
  );
}

async function openSession(url: string, username: string, password: string): Promise<string> {
  const session = z.object({ token: z.string(), mustChangePassword: z.boolean().optional() });
  try {
    const answer = await new ApiClient(url).call('POST', '/session', session, { username, password });
    if (answer.mustChangePassword !== true) return answer.token;
  } catch (error) {
    if (error instanceof ApiRefusal) throw new OperatorError(`${url} refused ${username}: ${error.message}`);
    throw error;
  }
  throw new OperatorError(`${username} must change the first password before anything else: sign in at ${url} once.`);
}

function findMqttUrl(url: string, addresses: Addresses | undefined): string {
  if (addresses === undefined || !isSameServer(url, addresses.http))
    return `mqtt://${new URL(url).hostname}:${MQTT_PORT}`;
  if (addresses.mqtt !== undefined) return addresses.mqtt;
  throw new OperatorError(
    `${url} is an API without a broker: name that of a gateway, --mqtt mqtt://HOST:${MQTT_PORT}.`,
  );
}

function isSameServer(url: string, other: string | undefined): boolean {
  return other !== undefined && new URL(url).host === new URL(other).host;
}

/** URLs write IPv6 addresses in brackets. */
function isOnThisMachine(url: string): boolean {
  return isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, ''));
}
