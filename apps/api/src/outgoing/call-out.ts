import { lookup, type LookupAddress } from 'node:dns';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { promisify } from 'node:util';

import { NotDelivered } from '#database/outbox/settle';

import type { AddressRules } from './address-rules.ts';

/** For all of it: resolving, connecting, sending, the head of the answer. */
const CALL_TIMEOUT_MS = 15_000;
const LONGEST_RETRY_AFTER_MS = 3_600_000;

export interface OutgoingCall {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly rules: AddressRules;
  readonly timeoutMs?: number;
}

const resolveAll = promisify(lookup) as (host: string, options: { all: true }) => Promise<LookupAddress[]>;

/** POSTs to an address that somebody entered. Resolves when it was taken (2xx), and throws `NotDelivered` otherwise. */
export async function callOut({ url, body, headers, rules, timeoutMs = CALL_TIMEOUT_MS }: OutgoingCall): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  const target = new URL(url);
  try {
    const done = findAddress(target, rules).then((address) => post(target, address, { body, headers, signal }));
    judgeAnswer(await Promise.race([done, rejectWhenOver(signal)]));
  } catch (error) {
    if (error instanceof NotDelivered) throw error;
    const reason = signal.aborted ? `did not answer within ${timeoutMs / 1_000} s` : describe(error);
    throw new NotDelivered(`${target.host}: ${reason}`);
  }
}

/** Resolved once, and what was looked at is what is connected to: a name that changes its mind changes nothing. */
async function findAddress({ hostname, protocol }: URL, rules: AddressRules): Promise<LookupAddress> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  const found = family === 0 ? await resolveAll(host, { all: true }) : [{ address: host, family }];
  const refused = found.find(({ address }) => !rules.permits(address));
  if (refused) throw new NotDelivered(`${hostname} is ${refused.address}, which is no address that we may call`);
  const [first] = found;
  if (!first) throw new NotDelivered(`${hostname} has no address`);
  if (protocol !== 'https:' && !rules.permitsPlaintext(first.address))
    throw new NotDelivered(`${hostname} must be called by https`);
  return first;
}

function rejectWhenOver(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
}

interface Post {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

function post(target: URL, { address, family }: LookupAddress, { body, headers, signal }: Post) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const options: RequestOptions = {
      method: 'POST',
      agent: false,
      signal,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Muster',
      },
      lookup: (_host, { all }, answer) => (all ? answer(null, [{ address, family }]) : answer(null, address, family)),
    };
    const request = (target.protocol === 'https:' ? requestSecure : requestPlain)(target, options);
    request.on('response', (response) => {
      resolve(response);
      // What it says beside its status is of no use, and may have no end.
      response.destroy();
    });
    // Without this, Node closes the connection and says nothing of it.
    request.on('upgrade', (response, socket) => {
      resolve(response);
      socket.destroy();
    });
    request.on('error', reject);
    request.end(body);
  });
}

function judgeAnswer({ statusCode = 0, headers }: IncomingMessage): void {
  if (statusCode >= 200 && statusCode < 300) return;
  if (statusCode === 410) throw new NotDelivered('answered 410: it is gone', { isFinal: true });
  if (statusCode >= 300 && statusCode < 400)
    throw new NotDelivered(`answered ${statusCode}: redirects are not followed`);
  throw new NotDelivered(`answered ${statusCode}`, { retryAfterMs: readRetryAfter(headers['retry-after']) });
}

function readRetryAfter(header: string | undefined): number | undefined {
  const seconds = /^\d{1,9}$/.test(header ?? '') ? Number(header) : Number.NaN;
  return Number.isNaN(seconds) ? undefined : Math.min(seconds * 1_000, LONGEST_RETRY_AFTER_MS);
}

function describe(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : typeof message === 'string' ? message : 'unknown';
}
