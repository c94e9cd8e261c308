// The SDK of Google takes no signal, and leaves requests open whose source has failed. Each of its requests is
// noticed as it is made, by whom it was made for, and ended with its call.
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const calls = new AsyncLocalStorage<AbortSignal>();
let watching = false;

function watch(): void {
  if (watching) return;
  watching = true;
  // https://nodejs.org/api/diagnostics_channel.html#event-httpclientrequestcreated
  subscribe('http.client.request.created', (message) => {
    const signal = calls.getStore();
    if (signal === undefined) return;
    const { request } = message as { request: ClientRequest };
    const end = (): void => {
      request.destroy(new Error('cancelled'));
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    request.once('close', () => {
      signal.removeEventListener('abort', end);
    });
  });
}

/** Runs `work`; every HTTP request that it makes ends when the signal is aborted. */
export function hangingUpOn<T>(signal: AbortSignal, work: () => T): T {
  watch();
  return calls.run(signal, work);
}
