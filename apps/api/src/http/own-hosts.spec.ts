import { describe, expect, it } from '@jest/globals';

import { ownHosts } from './own-hosts.ts';

const request = (host: string | undefined, localPort = 3000) =>
  ({ headers: { host }, socket: { localPort } }) as unknown as Parameters<ReturnType<typeof ownHosts>>[0];

describe('a listener on loopback', () => {
  const own = ownHosts({ host: '127.0.0.1' });

  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:3000'])('is called %s', (host) => {
    expect(own(request(host))).toBe(true);
  });

  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost',
    'localhost:3001',
    'localhost.evil.example:3000',
    '127.0.0.1.evil.example:3000',
    '10.0.0.7:3000',
    'user@localhost:3000',
    'localhost:3000/evil',
    '',
    undefined,
  ])('is not called %s', (host) => {
    expect(own(request(host))).toBe(false);
  });

  it('may leave the port away where it is the usual one', () => {
    expect(own(request('localhost', 80))).toBe(true);
  });

  it('is also called as its public address says, and by the names that it is told', () => {
    const named = ownHosts({
      host: '127.0.0.1',
      publicUrl: 'https://muster.example/',
      allowedHosts: ['Tunnel.example', 'localhost:8000'],
    });
    const hosts = ['muster.example', 'MUSTER.example:443', 'tunnel.example:9', 'localhost:8000', 'localhost:3000'];
    expect(hosts.filter((host) => !named(request(host)))).toEqual([]);
    expect(['muster.example:3000', 'localhost:8001'].filter((host) => named(request(host)))).toEqual([]);
  });
});

describe('a listener on the network', () => {
  const own = ownHosts({ host: '0.0.0.0', publicUrl: 'https://muster.example:8443' });

  it('is called by its addresses, for no page that leads elsewhere has one', () => {
    for (const host of ['10.0.0.7:3000', '[2001:db8::1]:3000', 'localhost:3000']) expect(own(request(host))).toBe(true);
  });

  it('is called by its public name, at its port, and by no other name', () => {
    expect(own(request('muster.example:8443'))).toBe(true);
    expect(own(request('muster.example'))).toBe(false);
    expect(own(request('evil.example:3000'))).toBe(false);
  });
});
