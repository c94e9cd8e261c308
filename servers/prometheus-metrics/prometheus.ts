import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { HttpAnswer } from '#servers/kit/http.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { createLimits, isOutage } from './limits.ts';
import { notPrometheus, refuseStranger, send } from './send.ts';
import type { Parameters } from './send.ts';

const TIMEOUT_MS = 30_000;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 200;

/** What a tool asks the API (https://prometheus.io/docs/prometheus/latest/querying/api/). */
interface Question<T extends z.ZodType> {
  /** Below the address in the settings, such as `/api/v1/query`. */
  path: string;
  /** Sent as a form, so that a long query has room. Without it: GET. */
  form?: Parameters;
  /** Of the query string of a GET. */
  search?: Parameters;
  data: T;
  timeoutMs?: number;
}

/** The Prometheus that the settings name. Every question counts towards the same limits. */
export interface Prometheus {
  /**
   * The `data` of an answer, and its warnings. Asks up to three times while nobody answers. Throws A, D, T, E (with
   * what Prometheus says), R, C; cancelled, the signal's reason.
   */
  ask<T extends z.ZodType>(
    question: Question<T>,
    context: ToolContext,
  ): Promise<{ data: z.output<T>; warnings: string[] }>;
  /** Has it read its configuration and rule files again. Once. Throws D where that is switched off. */
  reload(context: ToolContext): Promise<void>;
}

const Envelope = z.discriminatedUnion('status', [
  z.object({ status: z.literal('success'), data: z.unknown(), warnings: z.array(z.string()).default([]) }),
  z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() }),
]);

export interface PrometheusClock {
  now(): number;
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

const systemClock: PrometheusClock = {
  now: () => Date.now(),
  pause: (ms, signal) => delay(ms, undefined, { signal }),
};

export function createPrometheus(clock: PrometheusClock = systemClock): Prometheus {
  const limits = createLimits(() => clock.now());

  /** A question that changes nothing may be asked again. */
  async function persistently<T>(signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    for (let failed = 1; ; failed++) {
      try {
        return await attempt();
      } catch (error) {
        signal.throwIfAborted();
        const late = error instanceof ToolFailure && error.code === 'T';
        if (failed === ATTEMPTS || late || !isOutage(error)) throw error;
        await clock.pause(FIRST_PAUSE_MS * 2 ** (failed - 1), signal);
      }
    }
  }

  return {
    ask: ({ path, form, search, data, timeoutMs = TIMEOUT_MS }, context) =>
      limits.guard(() =>
        persistently(context.signal, async () => {
          const answer = await send(path, context, {
            timeoutMs,
            search,
            ...(form === undefined ? {} : { method: 'POST', form }),
          });
          const envelope = envelopeOf(answer, context);
          const parsed = data.safeParse(envelope.data);
          if (!parsed.success) throw notPrometheus(answer.status);
          return { data: parsed.data, warnings: envelope.warnings };
        }),
      ),
    reload: (context) =>
      limits.guard(async () => {
        const answer = await send('/-/reload', context, { method: 'POST', timeoutMs: TIMEOUT_MS });
        if (answer.status < 400) return;
        const words = context.settings.redact(answer.text().trim()).slice(0, 2_000);
        if (/lifecycle/i.test(words)) {
          throw new ToolFailure(
            'D',
            'This Prometheus does not reload when asked to. Start it with --web.enable-lifecycle, or pass reload=false and make it reload yourself (SIGHUP).',
            { status: answer.status, setting: 'PROMETHEUS_URL' },
          );
        }
        refuseStranger(answer.status);
        throw new ToolFailure('E', `Prometheus did not reload: ${words}`, { status: answer.status });
      }),
  };
}

function envelopeOf(answer: HttpAnswer, { settings }: ToolContext): { data?: unknown; warnings: string[] } {
  const envelope = Envelope.safeParse(parse(answer.text()));
  if (!envelope.success) {
    refuseStranger(answer.status);
    throw notPrometheus(answer.status);
  }
  if (envelope.data.status === 'success') return envelope.data;
  const { errorType, error } = envelope.data;
  throw new ToolFailure('E', `Prometheus: ${settings.redact(error)} (${errorType})`, {
    status: answer.status,
    errorType,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
