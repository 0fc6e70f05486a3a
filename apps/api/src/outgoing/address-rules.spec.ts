import { expect, it } from '@jest/globals';

import { AddressRules, isNetwork } from './address-rules.ts';

const PRIVATE = [
  ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '100.64.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::127.0.0.1', '::ffff:127.0.0.1'],
  ...['::ffff:169.254.169.254', '::ffff:a00:1', '64:ff9b::a00:1', '2002:7f00:1::', 'fc00::1', 'fd12::1', 'fe80::1'],
  ...['fd00:ec2::254', 'ff02::1'],
];

it.each(PRIVATE)('calls nobody at %s', (address) => {
  expect(new AddressRules([]).permits(address)).toBe(false);
});

it.each(['8.8.8.8', '114.114.114.114', '172.32.0.1', '100.128.0.1', '2400:3200::1', '::ffff:8.8.8.8'])(
  'may call %s',
  (address) => {
    expect(new AddressRules([]).permits(address)).toBe(true);
  },
);

it('calls those private addresses that an installation has named, and no others', () => {
  const rules = new AddressRules(['10.2.0.0/16', '192.168.1.7', 'fd12::/64']);
  const permitted = ['10.2.3.4', '192.168.1.7', 'fd12::9', '10.3.0.1', '192.168.1.8', '127.0.0.1'];
  expect(permitted.map((address) => rules.permits(address))).toEqual([true, true, true, false, false, false]);
});

it('does without encryption on this computer alone, where it was named', () => {
  const rules = new AddressRules(['127.0.0.1', '10.0.0.0/8']);
  expect(['127.0.0.1', '127.0.0.2', '10.0.0.1'].map((address) => rules.permitsPlaintext(address))).toEqual([
    true,
    false,
    false,
  ]);
});

it.each([
  ['10.0.0.0/8', true],
  ['::1', true],
  ['fd00::/8', true],
  ['10.0.0.0/33', false],
  ['example.com', false],
  ['10.0.0.0/8/8', false],
])('takes %s for a network: %s', (text, is) => {
  expect(isNetwork(text)).toBe(is);
});
