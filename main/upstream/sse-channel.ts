import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { Outlet } from '#main/guard/egress.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Endpoint } from '#main/supervisor/attach.ts';
import type { Channel, ChannelEvents, Outgoing, Trouble } from './channel.ts';
import { discard, mediaType, readEvents, wholeBody } from './http-body.ts';
import { legacyHeaders } from './http-headers.ts';
import { connectionTrouble, statusTrouble, wrongType } from './http-trouble.ts';

/** A server that has not said where messages go is given up after this. */
const ENDPOINT_MS = 10_000;

export interface SseChannelOptions {
  endpoint: Endpoint;
  outlet: Outlet;
  events: ChannelEvents;
  limitBytes: number;
  /** What is wrong if this is no HTTP+SSE server either. */
  otherwise?: Trouble;
}

/**
 * HTTP+SSE (MCP 2024-11-05): one event stream for everything the server says, whose first event names the address
 * that messages are posted to. That address must be of the same origin.
 */
export function createSseChannel(options: SseChannelOptions): Channel {
  const { endpoint, outlet, events, limitBytes, otherwise } = options;
  const url = new URL(endpoint.url);
  const ended = new AbortController();
  let revision: string | undefined;
  let target: URL | undefined;
  let waiting: (readonly [string, Outgoing])[] = [];

  function end(reason?: Text): void {
    if (ended.signal.aborted) return;
    clearTimeout(patience);
    ended.abort();
    events.onEnd(undefined, reason);
  }

  function lost(trouble: Trouble): void {
    if (ended.signal.aborted) return;
    events.onTrouble(trouble);
    end(trouble.reason);
  }

  const patience = setTimeout(() => {
    lost({ reason: text('remote.silentStream'), advice: text('remote.advice.checkPath') });
  }, ENDPOINT_MS);

  function found(data: Buffer): void {
    const said = data.toString('utf8').trim();
    const named = URL.canParse(said, url) ? new URL(said, url) : undefined;
    if (named?.origin !== url.origin) {
      const to = named === undefined ? said.slice(0, 200) : `${named.origin}${named.pathname}`;
      lost({ reason: text('remote.foreignEndpoint', { to }), advice: text('remote.advice.distrust') });
      return;
    }
    clearTimeout(patience);
    target = named;
    for (const [message, about] of waiting) post(named, message, about);
    waiting = [];
  }

  async function stream(): Promise<void> {
    const headers = { ...endpoint.headers, Accept: 'text/event-stream' };
    const response = await outlet.send({ method: 'GET', url, headers, signal: ended.signal });
    const { statusCode: status, body } = response;
    if (status !== 200) {
      lost(otherwise ?? statusTrouble(status, await wholeBody(body, limitBytes)));
      return;
    }
    const type = mediaType(response);
    if (type !== 'text/event-stream') {
      discard(body);
      lost(otherwise ?? wrongType(type));
      return;
    }
    await readEvents(body, limitBytes, {
      onEvent({ type: kind, data }) {
        if (ended.signal.aborted) return;
        if (kind === 'endpoint') found(data);
        else if (kind === 'message' && data.length > 0) events.onLine(data);
      },
      onId: () => undefined,
      onRetry: () => undefined,
      onTooLong() {
        events.onTooLong({ head: Buffer.alloc(0), tail: Buffer.alloc(0) });
      },
    });
    lost({ reason: text('remote.streamEnded'), advice: text('server.advice.startAgain') });
  }

  function post(to: URL, message: string, about: Outgoing): void {
    const headers = {
      ...endpoint.headers,
      'Content-Type': 'application/json',
      ...legacyHeaders({ session: undefined, revision }),
    };
    outlet
      .send({ method: 'POST', url: to, headers, body: message, signal: ended.signal })
      .then(async ({ statusCode: status, body }) => {
        if (status >= 200 && status < 300) {
          discard(body);
          return;
        }
        const trouble = statusTrouble(status, await wholeBody(body, limitBytes));
        events.onTrouble(trouble);
        unanswered(about, `HTTP ${status}`);
      })
      .catch((error: unknown) => {
        const { lost: forGood, ...trouble } = connectionTrouble(error, url.host);
        unanswered(about, problemOf(error));
        if (forGood) lost(trouble);
      });
  }

  function unanswered({ id, method }: Outgoing, problem: string): void {
    if (id !== undefined && method !== undefined && !ended.signal.aborted)
      events.onUnanswered(id, { kind: 'closed', problem });
  }

  stream().catch((error: unknown) => {
    lost(connectionTrouble(error, url.host));
  });

  return {
    send(message, about) {
      if (ended.signal.aborted) return 'closed';
      if (target === undefined) waiting.push([message, about]);
      else post(target, message, about);
      return 'sent';
    },
    agreed(agreed) {
      revision = agreed;
    },
    async close() {
      end();
      await outlet.close();
    },
  };
}
