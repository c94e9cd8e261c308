// A circle of experts whose models and servers a test scripts; the store is real.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Call } from '#contract/call.ts';
import type { ExpertQuestion, ExpertRound } from '#contract/chat/experts.ts';
import { ExpertQuestion as Question } from '#contract/chat/experts.ts';
import type { Json } from '#contract/json.ts';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createCopies } from '#main/records/copies.ts';
import { createRedactor } from '#main/secrets/redaction.ts';
import { openDatabase } from '#main/store/database.ts';
import { createExpertRoundRows } from '#main/store/expert-rounds.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import type { Answer, AskModel, Question as Asked } from '../../ask-model.ts';
import { createExperts } from '../experts.ts';
import type { ExpertsDeps } from '../experts.ts';

type Model = (asked: Asked) => Answer | Promise<Answer>;

/** A reply as a model would send it: JSON, with what it costs. */
export function replies(value: object | string): Answer {
  const said = typeof value === 'string' ? value : JSON.stringify(value);
  return { ok: true, text: said, usage: { input: 100, output: 10 }, usd: 0.5 };
}

export const opinion = (claims: object[], more: object = {}): Answer =>
  replies({ answer: 'This is my advice.', claims, ...more });

export const isJudging = ({ messages }: Asked): boolean => messages.length > 1;

export function ok(result: Json): Outcome {
  const bytes = Buffer.from(JSON.stringify(result));
  return { outcome: 'ok', payload: { bytes, head: { isError: false, resultType: '' }, json: () => result } };
}

export function openCircle(
  script: { models: Record<string, Model>; call?: (call: Call) => Outcome | Promise<Outcome> },
  more: Partial<ExpertsDeps> = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-experts-'));
  const opened = openDatabase(join(folder, 'patchbay.db'), appMigrations);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const { db } = opened;
  const logger = createLogger(() => undefined);
  const redactor = createRedactor();
  const calls: Call[] = [];
  const asked: { model: string; question: Asked }[] = [];
  const seen: ExpertRound[] = [];
  const askModel: AskModel = async ({ model }, question) => {
    asked.push({ model, question });
    const answer = script.models[model];
    if (answer === undefined) throw new Error(`no script for ${model}`);
    return answer(question);
  };
  const rows = createExpertRoundRows(db, logger);
  const make = (other: Partial<ExpertsDeps> = {}) =>
    createExperts({
      askModel,
      broker: {
        call(call) {
          calls.push(call);
          const outcome = script.call?.(call);
          return Promise.resolve(
            outcome ?? {
              outcome: 'notFound',
              near: [],
              message: text('call.unknownServer', { server: call.server }),
            },
          );
        },
      },
      catalog: { lookup: () => ({ found: 'noServer', near: [] }), get: () => undefined },
      memory: { of: () => Promise.resolve([]) },
      workspaceOf: () => 'default',
      redact: redactor.text,
      copies: createCopies(redactor),
      askAfterUntrusted: () => true,
      clock: systemClock,
      rows,
      changed: (round) => void seen.push(round),
      removed: () => undefined,
      newId: randomUUID,
      logger,
      ...more,
      ...other,
    });
  const experts = make();
  return {
    experts,
    /** As after a crash: another life on the same store. */
    again: make,
    rows,
    redactor,
    calls,
    asked,
    seen,
    /** Asks and waits for the end. */
    async round(question: Partial<ExpertQuestion> & { models: string[] }): Promise<ExpertRound> {
      const { id } = experts.ask(questionFor(question));
      for (;;) {
        const round = experts.get(id);
        if (round.endedAt !== undefined) return round;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async close() {
      await experts.close();
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function questionFor({
  models,
  ...rest
}: Partial<ExpertQuestion> & { models: string[] }): ExpertQuestion {
  const preset = models.length === 1 ? 'quick' : models.length === 2 ? 'standard' : 'deep';
  return Question.parse({
    question: 'Why is the site slow today?',
    preset,
    experts: models.map((model) => ({ model: { provider: 'test', model } })),
    ...rest,
  });
}
