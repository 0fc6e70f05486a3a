import { BlockList, isIP } from 'node:net';

/** What is no address of the internet: this machine, its neighbours, the metadata of a cloud, and ways to write them otherwise. */
const NOT_PUBLIC = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
  ...['5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];

/** An address or a network such as `10.2.0.0/16`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const longest = isIP(address) === 4 ? 32 : 128;
  return (
    isIP(address) !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  );
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    list.addSubnet(address, bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits), family);
  }
  return list;
}

const notPublic = listOf(NOT_PUBLIC);
const loopback = listOf(['127.0.0.0/8', '::1/128']);

/** Which addresses outgoing calls may reach: those of the internet, and what an installation has named. */
export class AddressRules {
  private readonly allowed: BlockList;

  constructor(allowed: readonly string[]) {
    this.allowed = listOf(allowed);
  }

  permits(address: string): boolean {
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    // Node judges ::ffff:a.b.c.d as the IPv4 address that it is.
    return this.allowed.check(address, family) || !notPublic.check(address, family);
  }

  /** False for an address in figures that is refused; what a name stands for is known when it is called. */
  mayName(host: string): boolean {
    return isIP(host) === 0 ? host !== 'localhost' || this.permits('127.0.0.1') : this.permits(host);
  }

  /** Nothing crosses a network, so that nothing need be encrypted. */
  permitsPlaintext(address: string): boolean {
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    return loopback.check(address, family) && this.allowed.check(address, family);
  }
}
