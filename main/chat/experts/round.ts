import { randomBytes } from 'node:crypto';
import { EXPERTS_AT_ONCE, EXPERT_PRESETS } from '#contract/chat/experts.ts';
import type {
  ContextSource,
  ExpertAnswer,
  ExpertQuestion,
  ExpertRound,
  RoundContext,
} from '#contract/chat/experts.ts';
import type { MemoryPlace } from '#contract/chat/memory.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { AskModel } from '../ask-model.ts';
import type { Memory } from '../memory/memory.ts';
import { ChatRefusal } from '../refusal.ts';
import { add, askExpert, reasonOf } from './ask-expert.ts';
import type { Replied, Spent } from './ask-expert.ts';
import { atOnce } from './at-once.ts';
import { collectClaims, weigh } from './consensus.ts';
import type { MadeClaim } from './consensus.ts';
import { gather, plannedContext } from './gather.ts';
import type { GatherDeps } from './gather.ts';
import { ExpertReply, JudgeReply } from './model-reply.ts';
import { expertQuestion, expertSystem, judgeQuestion } from './prompt.ts';
import type { Given } from './prompt.ts';
import { collectActions } from './proposals.ts';

export interface RoundDeps extends GatherDeps {
  askModel: AskModel;
  memory: Pick<Memory, 'of'>;
  clock: Clock;
}

/** One question on its way: gather, ask everybody at once, let each judge the others' claims, weigh. */
export interface RoundRun {
  current(): ExpertRound;
  stop(reason: Text): void;
  ended: Promise<void>;
}

interface Heard {
  reply: Extract<Replied<ExpertReply>, { ok: true }>;
  judged?: JudgeReply['judgements'];
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
  let timedOut = false;
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
    const given = [...(await Promise.all(results)), ...(await remembered())];
    return given.filter(({ context }) => context.state === 'done');
  }

  async function remembered(): Promise<Given[]> {
    if (workspace === undefined) return [];
    const places = placesOf(workspace, asked.context);
    try {
      const entries = await deps.memory.of(places);
      const notes = entries.map(({ place, key, text: note }, index): Given => {
        const server = place.of === 'server' ? { server: place.server } : {};
        const context: RoundContext = {
          id: `M${index + 1}`,
          kind: 'memory',
          name: key,
          state: 'done',
          text: note,
          ...server,
        };
        return { context, text: note };
      });
      update({ context: [...round.context, ...notes.map(({ context }) => context)] });
      return notes;
    } catch (error) {
      if (!(error instanceof ChatRefusal)) throw error;
      const failed: RoundContext = {
        id: 'M1',
        kind: 'memory',
        name: workspace,
        state: 'failed',
        problem: error.reason,
      };
      update({ context: [...round.context, failed] });
      return [];
    }
  }

  const systemOf = (index: number): string => expertSystem(experts[index]?.role, nonce);

  async function askAll(first: string): Promise<void> {
    const known = new Set(round.context.filter(({ state }) => state === 'done').map(({ id }) => id));
    await atOnce(experts, EXPERTS_AT_ONCE, async (expert, index) => {
      const began = clock.now();
      tell(index, { status: { state: 'asking' } }, false);
      const talk = [{ role: 'user' as const, text: first }];
      const asking = { system: systemOf(index), talk, schema: ExpertReply, signal: over.signal };
      const reply = await askExpert(deps.askModel, expert, asking);
      const spent = { ...bill(index, reply.spent), ms: clock.now() - began };
      if (!reply.ok) {
        const { reason, advice, said } = reply;
        const stopped = over.signal.aborted && !timedOut;
        const failed = { state: 'failed' as const, reason, ...(advice === undefined ? {} : { advice }) };
        const answer = said === undefined ? {} : { answer: deps.redact(said).slice(0, 10_000) };
        tell(index, { status: stopped ? { state: 'stopped' } : failed, ...answer, ...spent });
        return;
      }
      heard[index] = { reply };
      const claims = reply.value.claims.map(({ evidence, ...claim }) => ({
        ...claim,
        evidence: [...new Set(evidence)].filter((id) => known.has(id)),
        unfounded: [...new Set(evidence)].filter((id) => !known.has(id)),
      }));
      tell(index, { status: { state: 'done' }, answer: reply.value.answer, claims, ...spent });
    });
  }

  async function judgeAll(first: string, claims: readonly MadeClaim[]): Promise<void> {
    await atOnce(experts, EXPERTS_AT_ONCE, async (expert, index) => {
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
      const reply = await askExpert(deps.askModel, expert, asking);
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
    const cancelLimit = clock.after(limitMs, () => {
      timedOut = true;
      over.abort(text('experts.timeout', { seconds: limitMs / 1000 }));
    });
    try {
      update({ status: { state: 'asking' } }, false);
      await askAll(first);
      const claims = collectClaims(round.experts.map((one) => one.claims));
      const voters = heard.filter((one) => one !== undefined).length;
      if (voters > 1 && claims.length > 0 && !over.signal.aborted) {
        update({ status: { state: 'checking' } }, false);
        await judgeAll(first, claims);
      }
      update({ ...weighAll(claims), ...costOf(round), status: statusOf(), endedAt: clock.now() });
    } finally {
      cancelLimit();
    }
  }

  return {
    current: () => round,
    stop: (reason) => {
      over.abort(reason);
    },
    ended: run(),
  };
}

/** The workspace, and every server that was asked. */
function placesOf(workspace: string, sources: readonly ContextSource[]): MemoryPlace[] {
  const servers = [...new Set(sources.map(({ server }) => server))];
  return [{ of: 'workspace', workspace }, ...servers.map((server) => ({ of: 'server' as const, server }))];
}

function costOf({ experts }: ExpertRound): Pick<ExpertRound, 'usd' | 'unpriced'> {
  const paid = experts.filter(({ usage }) => usage !== undefined);
  const priced = paid.flatMap(({ usd }) => usd ?? []);
  return {
    ...(priced.length > 0 ? { usd: priced.reduce((sum, usd) => sum + usd, 0) } : {}),
    ...(priced.length < paid.length ? { unpriced: true as const } : {}),
  };
}
