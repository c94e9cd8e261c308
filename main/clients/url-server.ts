import type { FoundUrl } from './found-server.ts';

/** Parts of a host or path that say nothing of the server. */
const GENERIC = /^(?:www|mcp|api|sse|server|remote|v\d+|http|stream)$/i;
const SECOND_LEVEL = /^(?:co|com|org|net|gov|ac|edu)$/i;

/** A URL that stands alone, as a server. */
export function urlServer(
  url: string,
  more: Partial<Pick<FoundUrl, 'type' | 'headers' | 'name'>> = {},
): FoundUrl {
  return { by: 'url', type: typeOfUrl(url), url, headers: [], ...more };
}

/** Streamable HTTP, unless the path says that it is the older transport. */
export function typeOfUrl(url: string): FoundUrl['type'] {
  return /\/sse\/?(?:[?#]|$)/i.test(url) ? 'sse' : 'http';
}

/** Words of which a name can be made: `https://mcp.linear.app/sse` gives `linear`, localhost its path or port. */
export function nameOfUrl(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return '';
  }
  const { hostname, port } = url;
  const path = url.pathname.split('/').find((part) => part !== '' && !GENERIC.test(part)) ?? '';
  if (!hostname.includes('.') || /^[\d.]+$|^\[/.test(hostname)) return path || `${hostname} ${port}`;
  const labels = hostname.split('.').slice(0, -1);
  if (labels.length > 1 && SECOND_LEVEL.test(labels.at(-1) ?? '')) labels.pop();
  return labels.findLast((label) => !GENERIC.test(label)) ?? path;
}
