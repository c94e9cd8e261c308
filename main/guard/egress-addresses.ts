import { BlockList, isIP, isIPv6 } from 'node:net';

/** What an address is for, as far as whoever connects must care (IANA special-purpose registries). */
export type AddressKind =
  'metadata' | 'unspecified' | 'loopback' | 'private' | 'linkLocal' | 'multicast' | 'reserved' | 'public';

/** First match wins: the metadata service of a cloud is inside link-local and private ranges. */
const TABLE: readonly (readonly [Exclude<AddressKind, 'public'>, readonly string[]])[] = [
  ['metadata', ['169.254.169.254/32', '169.254.170.2/32', '100.100.100.200/32', 'fd00:ec2::254/128']],
  ['loopback', ['127.0.0.0/8', '::1/128']],
  ['unspecified', ['0.0.0.0/8', '::/128']],
  ['private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7']],
  // The last two are 169.254.0.0/16 as NAT64 and 6to4 write it.
  ['linkLocal', ['169.254.0.0/16', 'fe80::/10', '64:ff9b::a9fe:0/112', '2002:a9fe::/32']],
  ['multicast', ['224.0.0.0/4', 'ff00::/8']],
  [
    'reserved',
    [
      '192.0.0.0/24',
      '192.0.2.0/24',
      '198.18.0.0/15',
      '198.51.100.0/24',
      '203.0.113.0/24',
      '240.0.0.0/4',
    ].concat('2001:db8::/32', '100::/64', 'fec0::/10'),
  ],
];

const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), isIPv6(address) ? 'ipv6' : 'ipv4');
  }
  return list;
};

/** Made when the first address is looked at, which is not while the app starts. */
let lists: { kind: AddressKind; list: BlockList }[] | undefined;

const METADATA_HOSTS = new Set(['metadata.google.internal', 'metadata.goog']);

/** `address` is a literal IP; an IPv4 address inside IPv6 (::ffff:…) counts as what it is. */
export function addressKind(address: string): AddressKind {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  lists ??= TABLE.map(([of, networks]) => ({ kind: of, list: listOf(networks) }));
  return lists.find(({ list }) => list.check(address, family))?.kind ?? 'public';
}

/** What can be said of a host before it is resolved; `hostname` as a WHATWG URL gives it. */
export function hostKind(hostname: string): AddressKind | undefined {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (METADATA_HOSTS.has(name)) return 'metadata';
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  const literal = name.startsWith('[') ? name.slice(1, -1) : name;
  return isIP(literal) === 0 ? undefined : addressKind(literal);
}

/** `server`: what a user typed as a server's address, so loopback and private networks are allowed. `strict`: the internet alone. */
export type EgressPolicy = 'server' | 'strict';

const ALLOWED: Record<EgressPolicy, ReadonlySet<AddressKind>> = {
  server: new Set<AddressKind>(['loopback', 'private', 'public']),
  strict: new Set<AddressKind>(['public']),
};

export function isAllowed(kind: AddressKind, policy: EgressPolicy): boolean {
  return ALLOWED[policy].has(kind);
}
