import type { MessageCode } from '#contract/messages/en.ts';

/** An address, split so that its host can stand out; `host` is what is really connected to. */
export interface Address {
  /** As a connection reads it: in small letters, other scripts written out as `xn--`, with its port. */
  host: string;
  before: string;
  /** The host as it is typed; empty when it does not stand there as it will be read. */
  typed: string;
  after: string;
}

/** Takes the place of a reference while an address is read; whatever its value is, it may not decide the host unseen. */
const HELD = 'held-in-the-keychain';
const REFERENCES = /\$\{secret:[A-Z][A-Z0-9_]{0,63}\}/g;

export function addressOf({ url }: { url: string }): Address {
  const read = parsed(url);
  const [, before = '', typed = '', after = ''] = /^(https?:\/\/)([^/?#\\]*)(.*)$/is.exec(url) ?? [];
  if (read === undefined || typed === '')
    return { host: read?.host ?? '', before: url, typed: '', after: '' };
  return { host: read.host, before, typed, after };
}

/** What a person may overlook in an address, most urgent first: no warning is no promise. */
export function addressWarnings({ url }: { url: string }): MessageCode[] {
  const read = parsed(url);
  if (read === undefined) return [];
  const { hostname, protocol } = read;
  const found: [boolean, MessageCode][] = [
    [hostname.includes(HELD), 'approval.warn.secretHost'],
    [hostname.split('.').some((label) => label.startsWith('xn--')), 'approval.warn.lookAlike'],
    [protocol === 'http:' && !isLoopback(hostname), 'approval.warn.plain'],
  ];
  return found.flatMap(([holds, code]) => (holds ? [code] : []));
}

function parsed(url: string): URL | undefined {
  const held = url.replaceAll(REFERENCES, HELD);
  return URL.canParse(held) ? new URL(held) : undefined;
}

function isLoopback(hostname: string): boolean {
  return /^(127(\.\d+){3}|\[::1\]|(.+\.)?localhost)$/.test(hostname);
}
