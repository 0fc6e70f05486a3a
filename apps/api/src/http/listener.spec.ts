import { describe, expect, it } from '@jest/globals';

import { isLoopback, requireSafeListener } from './listener.ts';

describe('a listener', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', 'localhost'])('on %s is on loopback', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '10.0.0.1', '::ffff:10.0.0.1', 'localhost.evil.example', ''])('on %j is not', (host) => {
    expect(isLoopback(host)).toBe(false);
  });

  it('beyond loopback is refused without TLS, and the message says what to set', () => {
    expect(() => requireSafeListener({ host: '0.0.0.0' })).toThrow(/MUSTER_TLS_CERT.*MUSTER_ALLOW_PLAINTEXT=1/);
  });

  it('is taken on loopback, with TLS, or when something in front protects it', () => {
    requireSafeListener({ host: '127.0.0.1' });
    requireSafeListener({ host: '0.0.0.0', tls: { cert: 'c', key: 'k' } });
    requireSafeListener({ host: '0.0.0.0', allowPlaintext: true });
  });
});
