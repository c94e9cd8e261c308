import { randomBytes } from 'node:crypto';
import { EXPERTS_AT_ONCE, EXPERT_PRESETS, PERSON_LIMIT_MS } from '#contract/chat/experts.ts';
import type { ExpertAnswer, ExpertQuestion, ExpertRound, PersonReply } from '#contract/chat/experts.ts';
import type { ModelRef } from '#contract/chat/provider.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { AskModel } from '../ask-model.ts';
import type { Memory } from '../memory/memory.ts';
import { add, askExpert, reasonOf } from './ask-expert.ts';
import type { Spent } from './ask-expert.ts';
import { atOnce } from './at-once.ts';
import { collectClaims, weigh } from './consensus.ts';
import type { MadeClaim } from './consensus.ts';
import { gather, plannedContext } from './gather.ts';
import type { GatherDeps } from './gather.ts';
import { ExpertReply, JudgeReply } from './model-reply.ts';
import { expertQuestion, expertSystem, judgeQuestion } from './prompt.ts';
import type { Given } from './prompt.ts';
import { createPerson } from './person.ts';
import { collectActions } from './proposals.ts';
import { remembered } from './remembered.ts';
import { createTimeLimit } from './time-limit.ts';

export interface RoundDeps extends GatherDeps {
  askModel: AskModel;
  memory: Pick<Memory, 'of'>;
  clock: Clock;
}

/** One question on its way: gather, ask everybody at once, let each judge the others' claims, weigh. */
export interface RoundRun {
  current(): ExpertRound;
  stop(reason: Text): void;
  /** What the person says; false: nobody is waited for. */
  answer(reply: PersonReply): boolean;
  skip(): boolean;
  ended: Promise<void>;
}

interface Heard {
  reply: { value: ExpertReply; said: string };
  judged?: JudgeReply['judgements'];
}

/** A place in the round at which a model sits. */
interface Seat {
  index: number;
  model: ModelRef;
}

/**
 * Begins a round; `changed` is told each of its states, and whether something came that has to be kept. `question` is
 * already without secrets.
 */
export function startRound(
  deps: RoundDeps,
  asked: ExpertQuestion,
  changed: (round: ExpertRound, keep: boolean) => void,
): RoundRun {
  const { clock } = deps;
  const { question, preset, experts, workspace } = asked;
  const { limitMs } = EXPERT_PRESETS[preset];
  const over = new AbortController();
  const nonce = randomBytes(8).toString('hex');
  const planned = asked.context.map((source, index) =>
    plannedContext(deps, source, `R${index + 1}`, asked.deployment),
  );
  const heard: (Heard | undefined)[] = experts.map(() => undefined);
  const seats = experts.flatMap(({ model }, index) => (model === undefined ? [] : [{ index, model }]));
  const person = createPerson(clock);
  let timedOut = false;
  const limit = createTimeLimit(clock, limitMs, () => {
    timedOut = true;
    over.abort(text('experts.timeout', { seconds: limitMs / 1000 }));
  });
  let round: ExpertRound = {
    id: deps.newId(),
    question,
    preset,
    ...(workspace === undefined ? {} : { workspace }),
    status: { state: 'gathering' },
    context: planned.map(({ context }) => context),
    experts: experts.map((expert) => ({ ...expert, status: { state: 'waiting' }, claims: [] })),
    actions: [],
    startedAt: clock.now(),
  };

  function update(change: Partial<ExpertRound>, keep = true): void {
    round = { ...round, ...change };
    changed(round, keep);
  }

  function tell(index: number, change: Partial<ExpertAnswer>, keep = true): void {
    update({ experts: round.experts.map((one, at) => (at === index ? { ...one, ...change } : one)) }, keep);
  }

  /** What an expert has taken so far is written with each of his steps. */
  function bill(index: number, spent: Spent | undefined): Partial<ExpertAnswer> {
    const before = round.experts[index];
    if (spent === undefined || before === undefined) return {};
    const { usage, usd } = before;
    const known = usage === undefined ? undefined : { usage, ...(usd === undefined ? {} : { usd }) };
    return add(known, spent);
  }

  async function gatherAll(): Promise<Given[]> {
    const results = planned.map(async (one) => {
      const given = await gather(deps, one, planned.length, over.signal);
      update({
        context: round.context.map((other) => (other.id === given.context.id ? given.context : other)),
      });
      return given;
    });
    const read = await Promise.all(results);
    const notes = await remembered(deps.memory, workspace, asked.context);
    if (notes.length > 0) update({ context: [...round.context, ...notes.map(({ context }) => context)] });
    return [...read, ...notes].filter(({ context }) => context.state === 'done');
  }

  const systemOf = (index: number): string => expertSystem(experts[index]?.role, nonce);

  function hear(index: number, reply: Heard['reply'], spent: Partial<ExpertAnswer>): void {
    heard[index] = { reply };
    const known = new Set(round.context.filter(({ state }) => state === 'done').map(({ id }) => id));
    const claims = reply.value.claims.map(({ evidence, ...claim }) => ({
      ...claim,
      evidence: [...new Set(evidence)].filter((id) => known.has(id)),
      unfounded: [...new Set(evidence)].filter((id) => !known.has(id)),
    }));
    tell(index, { status: { state: 'done' }, answer: reply.value.answer, claims, ...spent });
  }

  async function askModel({ index, model }: Seat, first: string): Promise<void> {
    const began = clock.now();
    tell(index, { status: { state: 'asking' } }, false);
    const talk = [{ role: 'user' as const, text: first }];
    const asking = { system: systemOf(index), talk, schema: ExpertReply, signal: over.signal };
    const reply = await askExpert(deps.askModel, model, asking);
    const spent = { ...bill(index, reply.spent), ms: clock.now() - began };
    if (reply.ok) {
      hear(index, { value: reply.value, said: reply.said }, spent);
      return;
    }
    const { reason, advice, said } = reply;
    const stopped = over.signal.aborted && !timedOut;
    const failed = { state: 'failed' as const, reason, ...(advice === undefined ? {} : { advice }) };
    const answer = said === undefined ? {} : { answer: deps.redact(said).slice(0, 10_000) };
    tell(index, { status: stopped ? { state: 'stopped' } : failed, ...answer, ...spent });
  }

  /** What he says goes to models of others, without the secrets that are known here. */
  async function askPerson(index: number): Promise<void> {
    const began = clock.now();
    const end = await person.wait((until) => {
      tell(index, { status: { state: 'awaited', until } });
    });
    if (typeof end === 'object') {
      const { answer, claims } = end.reply;
      const told = claims.map((claim) => ({ ...claim, text: deps.redact(claim.text) }));
      const value = { answer: deps.redact(answer), claims: told, actions: [] };
      hear(index, { value, said: value.answer }, { ms: clock.now() - began });
      return;
    }
    const reason = text('experts.timeout', { seconds: PERSON_LIMIT_MS / 1000 });
    tell(index, { status: end === 'late' ? { state: 'failed', reason } : { state: 'stopped' } });
  }

  /** Everybody at once; a person is waited for longer than the models. */
  async function askAll(first: string): Promise<void> {
    const at = experts.findIndex(({ human }) => human === true);
    limit.go();
    const models = atOnce(seats, EXPERTS_AT_ONCE, (seat) => askModel(seat, first)).then(limit.pause);
    await Promise.all([models, at < 0 || over.signal.aborted ? undefined : askPerson(at)]);
  }

  async function judgeAll(first: string, claims: readonly MadeClaim[]): Promise<void> {
    await atOnce(seats, EXPERTS_AT_ONCE, async ({ index, model }) => {
      const one = heard[index];
      const others = claims.filter(({ by }) => !by.has(index));
      if (one === undefined || others.length === 0) {
        if (one !== undefined) one.judged = [];
        return;
      }
      const began = clock.now();
      tell(index, { status: { state: 'checking' } }, false);
      const talk = [
        { role: 'user' as const, text: first },
        { role: 'assistant' as const, text: one.reply.said },
        { role: 'user' as const, text: judgeQuestion(others, nonce) },
      ];
      const asking = { system: systemOf(index), talk, schema: JudgeReply, signal: over.signal };
      const reply = await askExpert(deps.askModel, model, asking);
      if (reply.ok) one.judged = reply.value.judgements;
      tell(index, {
        status: { state: 'done', ...(reply.ok ? {} : { unchecked: reply.reason }) },
        ...bill(index, reply.spent),
        ms: (round.experts[index]?.ms ?? 0) + clock.now() - began,
      });
    });
  }

  /** What those who answered come to, however the round ended. */
  function weighAll(claims: readonly MadeClaim[]): Partial<ExpertRound> {
    const answered = heard.map((one) => one !== undefined);
    if (!answered.includes(true)) return {};
    const consensus = weigh(
      claims,
      answered,
      heard.map((one) => one?.judged),
    );
    return { consensus, actions: collectActions(heard.map((one) => one?.reply.value.actions)) };
  }

  function statusOf(): ExpertRound['status'] {
    if (over.signal.aborted && !timedOut) return { state: 'stopped', reason: reasonOf(over.signal) };
    return heard.some((one) => one !== undefined)
      ? { state: 'done' }
      : { state: 'failed', reason: text('experts.nobody') };
  }

  async function run(): Promise<void> {
    changed(round, true);
    const first = expertQuestion(question, await gatherAll(), nonce);
    // What was read before may have waited for a person: that is not the experts' time.
    try {
      update({ status: { state: 'asking' } }, false);
      await askAll(first);
      const claims = collectClaims(round.experts.map((one) => one.claims));
      const voters = heard.filter((one) => one !== undefined).length;
      if (voters > 1 && claims.length > 0 && !over.signal.aborted) {
        update({ status: { state: 'checking' } }, false);
        limit.go();
        await judgeAll(first, claims);
      }
      update({ ...weighAll(claims), ...costOf(round), status: statusOf(), endedAt: clock.now() });
    } finally {
      limit.pause();
    }
  }

  return {
    current: () => round,
    stop: (reason) => {
      over.abort(reason);
      person.end('stopped');
    },
    answer: (reply) => person.end({ reply }),
    skip: () => person.end('skipped'),
    ended: run(),
  };
}

function costOf({ experts }: ExpertRound): Pick<ExpertRound, 'usd' | 'unpriced'> {
  const paid = experts.filter(({ usage }) => usage !== undefined);
  const priced = paid.flatMap(({ usd }) => usd ?? []);
  return {
    ...(priced.length > 0 ? { usd: priced.reduce((sum, usd) => sum + usd, 0) } : {}),
    ...(priced.length < paid.length ? { unpriced: true as const } : {}),
  };
}
