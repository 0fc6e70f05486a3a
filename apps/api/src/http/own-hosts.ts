import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

import { Problem } from '#custody/problem';

import type { ApiOptions } from '../options.ts';
import { isLoopback } from './listener.ts';

type HostOptions = Pick<ApiOptions, 'host' | 'publicUrl' | 'allowedHosts'>;

export type OwnHosts = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => boolean;

/**
 * Whether a request names us as its host. A page whose name was made to lead here (DNS rebinding) is, to a browser, of
 * our own origin: only the name in its requests gives it away. Such a page has a name, never an address.
 */
export function ownHosts({ host, publicUrl, allowedHosts = [] }: HostOptions): OwnHosts {
  const named = new Set(allowedHosts.map((name) => name.toLowerCase()));
  const isPublic = (header: string) => publicUrl !== undefined && isSameHost(header, new URL(publicUrl));
  const hears = isLoopback(host) ? isThisMachine : isAddressOrSelf(host);
  return ({ headers, socket }) => {
    const at = parse(headers.host);
    if (!at || headers.host === undefined) return false;
    if (isPublic(headers.host) || named.has(at.hostname) || named.has(`${at.hostname}:${at.port}`)) return true;
    return hears(at, socket.localPort);
  };
}

export function misdirected(host: string | undefined): Problem {
  const called = host === undefined ? 'without a Host' : `for ${JSON.stringify(host.slice(0, 100))}`;
  return new Problem(
    'misdirected',
    `a request ${called} is not meant for this server; a name of its own is told to it in MUSTER_PUBLIC_URL or MUSTER_ALLOWED_HOSTS`,
  );
}

interface At {
  /** Without brackets. */
  readonly hostname: string;
  /** Empty where the scheme's own is meant. */
  readonly port: string;
}

function parse(header: string | undefined): At | undefined {
  const url = header && URL.parse(`any://${header}`);
  if (!url || url.username || url.password || url.pathname !== '' || url.search || url.hash) return undefined;
  return { hostname: url.hostname.toLowerCase().replace(/^\[|\]$/g, ''), port: url.port };
}

/** Default ports left aside, as the scheme of the address says. */
function isSameHost(header: string, own: URL): boolean {
  return URL.parse(`${own.protocol}//${header}`)?.host === own.host;
}

function isThisMachine({ hostname, port }: At, localPort: number | undefined): boolean {
  const isDefault = port === '' && (localPort === 80 || localPort === 443);
  return isLoopback(hostname) && (isDefault || port === String(localPort));
}

function isAddressOrSelf(host: string): (at: At) => boolean {
  return ({ hostname }) => isIP(hostname) !== 0 || hostname === 'localhost' || hostname === host.toLowerCase();
}
