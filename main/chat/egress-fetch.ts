import { Readable } from 'node:stream';
import type { Outlet } from '#main/guard/egress.ts';

/** Answers to which HTTP allows no body: a Response with one cannot be made. */
const BODILESS = new Set([101, 204, 205, 304]);

/** `fetch` for the packages of the AI SDK, whose every connection is made, checked and listed by the egress guard. */
export function createEgressFetch(outlet: Pick<Outlet, 'send'>): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { method = 'GET', body = null, signal } = init;
    if (method !== 'GET' && method !== 'POST') throw new TypeError(`a model is not asked with ${method}`);
    if (body !== null && typeof body !== 'string') throw new TypeError('only text is sent to a model');
    const answer = await outlet.send({
      method,
      url,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(body === null ? {} : { body }),
      signal: signal ?? new AbortController().signal,
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of [value ?? []].flat()) headers.append(name, one);
    }
    const status = answer.statusCode;
    if (BODILESS.has(status)) {
      await answer.body.dump();
      return new Response(null, { status, headers });
    }
    return new Response(Readable.toWeb(answer.body) as ReadableStream<Uint8Array>, { status, headers });
  };
}
