import { BlockList, isIP } from 'node:net';

import type { ApiOptions } from '../options.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');

/** Whether only this machine can be at the other end. */
export function isLoopback(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return host === 'localhost';
  return loopback.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

/** Passwords do not cross a network in the clear, unless somebody says that something in front protects them. */
export function requireSafeListener({
  host,
  tls,
  allowPlaintext,
}: Pick<ApiOptions, 'host' | 'tls' | 'allowPlaintext'>) {
  if (isLoopback(host) || tls || allowPlaintext) return;
  throw new Error(
    `refusing to listen on ${host} without TLS: set MUSTER_TLS_CERT and MUSTER_TLS_KEY, ` +
      'or MUSTER_ALLOW_PLAINTEXT=1 if something in front does it',
  );
}
