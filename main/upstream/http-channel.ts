import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { IncomingResponse, Outlet } from '#main/guard/egress.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Endpoint } from '#main/supervisor/attach.ts';
import type { Channel, ChannelEvents, Outgoing, Trouble } from './channel.ts';
import { discard, mediaType, wholeBody } from './http-body.ts';
import { legacyHeaders, modernRevision, postHeaders, streamHeaders } from './http-headers.ts';
import type { HttpState } from './http-headers.ts';
import { errorIn, isAnswerTo, messagesIn } from './http-messages.ts';
import { createResumption } from './http-resumption.ts';
import { connectionTrouble, statusTrouble, wrongType } from './http-trouble.ts';
import { createParamHeaders } from './param-headers.ts';

/** A stream that has brought the answer is given this long to end by itself, so that its connection is used again. */
const LINGER_MS = 1_000;
const FAREWELL_MS = 2_000;

/** One POST and what comes back of it. `id`: of the request that it carries. */
interface Exchange {
  about: Outgoing;
  modern: boolean;
  stop: AbortController;
  answered: boolean;
}

export interface HttpChannelOptions {
  endpoint: Endpoint;
  outlet: Outlet;
  events: ChannelEvents;
  limitBytes: number;
  /** `initialize` was refused as one that does not know Streamable HTTP would; true: somebody else sees to it. */
  takeOver: (message: string, about: Outgoing, trouble: Trouble) => boolean;
}

/**
 * Streamable HTTP: a POST for each message, whose answer is JSON or an event stream (MCP 2025-03-26 to 2026-07-28,
 * basic/transports). A request of the modern era is cancelled by closing its stream; in the legacy era there are a
 * session id, a GET stream for what the server says unasked, and streams that can be taken up again.
 */
export function createHttpChannel(options: HttpChannelOptions): Channel {
  const { endpoint, outlet, events, limitBytes, takeOver } = options;
  const url = new URL(endpoint.url);
  const state: HttpState = { session: undefined, revision: undefined };
  const paramHeaders = createParamHeaders(events.onWarning);
  const inFlight = new Map<string | number, Exchange>();
  const ended = new AbortController();
  const resumption = createResumption({
    limitBytes,
    get: (lastId, signal) =>
      outlet.send({ method: 'GET', url, headers: streamHeaders(endpoint, state, lastId), signal }),
  });

  function end(reason?: Text): void {
    if (ended.signal.aborted) return;
    ended.abort();
    for (const { stop } of inFlight.values()) stop.abort();
    inFlight.clear();
    events.onEnd(undefined, reason);
  }

  function lost(trouble: Trouble): void {
    if (ended.signal.aborted) return;
    events.onTrouble(trouble);
    end(trouble.reason);
  }

  function unanswered(exchange: Exchange, answer: Parameters<ChannelEvents['onUnanswered']>[1]): void {
    const { id } = exchange.about;
    if (id === undefined || exchange.answered || inFlight.get(id) !== exchange) return;
    inFlight.delete(id);
    events.onUnanswered(id, answer);
  }

  /** Whether this was the answer. */
  function received(exchange: Exchange, line: Buffer): boolean {
    const { id, method } = exchange.about;
    if (id === undefined || !isAnswerTo(line, id)) {
      events.onLine(line);
      return false;
    }
    // Whatever comes of it later was answered already, or given up.
    if (exchange.answered || inFlight.get(id) !== exchange) return false;
    exchange.answered = true;
    inFlight.delete(id);
    events.onLine(method === 'tools/list' && exchange.modern ? paramHeaders.learn(line) : line);
    return true;
  }

  function linger({ stop }: Exchange): void {
    setTimeout(() => {
      stop.abort();
    }, LINGER_MS).unref();
  }

  function tooLong(exchange: Exchange): void {
    unanswered(exchange, { kind: 'tooLong' });
    exchange.stop.abort();
  }

  function failed(exchange: Exchange, error: unknown): void {
    if (exchange.stop.signal.aborted || ended.signal.aborted) return;
    const { lost: forGood, ...trouble } = connectionTrouble(error, url.host);
    events.onTrouble(trouble);
    unanswered(exchange, { kind: 'closed', problem: problemOf(error) });
    if (forGood) lost(trouble);
  }

  async function post(exchange: Exchange, message: string): Promise<void> {
    const { about, stop } = exchange;
    const response = await outlet.send({
      method: 'POST',
      url,
      headers: postHeaders(endpoint, state, about, paramHeaders),
      body: message,
      signal: stop.signal,
    });
    const { statusCode: status, headers, body } = response;
    if (status < 200 || status > 299) {
      await refused(exchange, message, status, body);
      return;
    }
    const session = headers['mcp-session-id'];
    if (about.method === 'initialize' && typeof session === 'string') state.session = session;
    if (about.id === undefined || about.method === undefined) {
      discard(body);
      if (about.method === 'notifications/initialized') listen();
      return;
    }
    await answer(exchange, response);
  }

  async function answer(exchange: Exchange, response: IncomingResponse): Promise<void> {
    const type = mediaType(response);
    if (type === 'text/event-stream') {
      await resumption.follow(response, !exchange.modern, {
        onMessage: (line) => {
          if (received(exchange, line)) linger(exchange);
        },
        onTooLong: () => {
          tooLong(exchange);
        },
        done: () => exchange.answered || exchange.stop.signal.aborted,
        signal: exchange.stop.signal,
      });
    } else if (type === 'application/json') {
      const whole = await wholeBody(response.body, limitBytes);
      if (whole === undefined) tooLong(exchange);
      else for (const line of messagesIn(whole)) received(exchange, line);
    } else {
      discard(response.body);
      events.onTrouble(wrongType(type));
      unanswered(exchange, rpcError(`answered with ${type.slice(0, 100)} instead of MCP`));
    }
    unanswered(exchange, { kind: 'closed', problem: 'the answer ended before the result' });
  }

  async function refused(
    exchange: Exchange,
    message: string,
    status: number,
    body: IncomingResponse['body'],
  ): Promise<void> {
    const { about } = exchange;
    const said = await wholeBody(body, limitBytes);
    const error = said === undefined ? undefined : errorIn(said, about.id);
    const forgotten = status === 404 || (status === 400 && /session/i.test(error?.message ?? ''));
    if (state.session !== undefined && !exchange.modern && forgotten && about.method !== 'initialize') {
      unanswered(exchange, { kind: 'closed', problem: `HTTP ${status}: the session is not known` });
      lost({ reason: text('remote.sessionLost'), advice: text('server.advice.startAgain') });
      return;
    }
    if (about.id === undefined || about.method === undefined) return;
    if (error !== undefined && status !== 401 && status !== 403) {
      received(exchange, error.line);
      return;
    }
    const trouble = statusTrouble(status, said);
    const unknown = status === 400 || status === 404 || status === 405;
    if (about.method === 'initialize' && unknown && takeOver(message, about, trouble)) {
      inFlight.delete(about.id);
      return;
    }
    events.onTrouble(trouble);
    unanswered(exchange, rpcError(error?.message ?? `HTTP ${status} ${trouble.reason.params['said'] ?? ''}`));
  }

  /** What the server says unasked comes on a stream of its own; not every server has one. */
  function listen(): void {
    resumption
      .listen({
        onMessage: events.onLine,
        onTooLong: () => {
          events.onTooLong({ head: Buffer.alloc(0), tail: Buffer.alloc(0) });
        },
        done: () => false,
        signal: ended.signal,
      })
      .catch((error: unknown) => {
        const { lost: forGood, ...trouble } = connectionTrouble(error, url.host);
        if (forGood) lost(trouble);
      });
  }

  /** In the modern era closing the stream says all; before, the notification goes out as well. */
  function cancel(requestId: unknown): boolean {
    if (typeof requestId !== 'string' && typeof requestId !== 'number') return false;
    const exchange = inFlight.get(requestId);
    inFlight.delete(requestId);
    exchange?.stop.abort();
    return exchange?.modern === true;
  }

  return {
    send(message, about) {
      if (ended.signal.aborted) return 'closed';
      if (about.method === 'notifications/cancelled' && cancel(about.params?.['requestId'])) return 'done';
      const modern = modernRevision(about) !== undefined;
      const exchange: Exchange = { about, modern, stop: new AbortController(), answered: false };
      if (about.id !== undefined && about.method !== undefined) inFlight.set(about.id, exchange);
      post(exchange, message).catch((error: unknown) => {
        failed(exchange, error);
      });
      return 'sent';
    },
    agreed(revision) {
      state.revision = revision;
    },
    async close() {
      const session = ended.signal.aborted ? undefined : state.session;
      end();
      if (session !== undefined) {
        const headers = { ...endpoint.headers, ...legacyHeaders(state) };
        const signal = AbortSignal.timeout(FAREWELL_MS);
        await outlet.send({ method: 'DELETE', url, headers, signal }).then(
          ({ body }) => {
            discard(body);
          },
          () => undefined,
        );
      }
      await outlet.close();
    },
  };
}

function rpcError(message: string): { kind: 'error'; error: { code: number; message: string } } {
  return { kind: 'error', error: { code: -32000, message } };
}
