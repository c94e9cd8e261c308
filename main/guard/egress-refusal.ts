import type { AddressKind } from './egress-addresses.ts';

/** A connection that the guard did not make. Nothing of the request has left. */
export class EgressRefused extends Error {
  readonly host: string;
  readonly address: string;
  readonly kind: AddressKind;

  constructor(host: string, address: string, kind: AddressKind) {
    super(`${host} leads to ${address} (${kind})`);
    this.name = 'EgressRefused';
    this.host = host;
    this.address = address;
    this.kind = kind;
  }
}

/** A redirect that was not followed: to another origin, of another kind than 307 and 308, or one too many. */
export class RedirectRefused extends Error {
  /** Where it wanted to go, without its query. */
  readonly to: string;
  /** What its host is, as far as that can be said without asking for its address. */
  readonly kind: AddressKind | undefined;

  constructor(to: string, kind: AddressKind | undefined) {
    super(`redirected to ${to}`);
    this.name = 'RedirectRefused';
    this.to = to;
    this.kind = kind;
  }
}
