import { setTimeout as delay } from 'node:timers/promises';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { ExpertRound } from '#contract/chat/experts.ts';
import { FIXTURES, foreignServer } from '../../integration/engine.ts';
import type { Measure, Measurement } from '../measure.ts';
import { median, percentile } from '../statistics.ts';
import { PROVIDER, openChatEngine } from './chat-engine.ts';
import type { ChatEngine } from './chat-engine.ts';

/** A little more than the target, so that a pace which holds it can be seen. */
const PER_SECOND = 52;
const SERVERS = Array.from({ length: 5 }, (_, index) => `site-${index}`);
const CONTEXT_MS = 50;
const ROLES = ['network', 'storage', 'releases', 'cost', 'security'];

interface Asked {
  experts: number;
  /** `expert-MS`. Each is asked twice: for an answer, and for what he holds of the others'. */
  model: string;
  servers?: readonly string[];
}

/** One round, to its end as a window hears it. */
async function round({ bay, heard }: ChatEngine, { experts, model, servers = [] }: Asked) {
  const began = performance.now();
  const { id } = await bay.ask('expert.ask', {
    question: 'Why is the site slow today?',
    preset: experts === 1 ? 'quick' : experts === 2 ? 'standard' : 'deep',
    experts: ROLES.slice(0, experts).map((role) => ({ model: { provider: PROVIDER, model }, role })),
    context: servers.map((server) => ({ server })),
  });
  let gathered = began;
  const ended = await heard((event): ExpertRound | undefined => {
    if (event.type !== 'expert.changed' || event.round.id !== id) return undefined;
    if (gathered === began && event.round.status.state !== 'gathering') gathered = performance.now();
    return event.round.endedAt === undefined ? undefined : event.round;
  });
  const wrong = [...ended.experts.map(({ status }) => status), ...ended.context].find(
    ({ state }) => state !== 'done',
  );
  if (wrong !== undefined || ended.status.state !== 'done')
    throw new Error(`a round failed: ${JSON.stringify(wrong ?? ended.status)}`);
  return {
    ms: performance.now() - began,
    ended: performance.now(),
    gatherMs: gathered - began,
    round: ended,
  };
}

/** Standard rounds at a pace: two experts whose model takes one second, which is two for the whole consensus. */
async function pace(engine: ChatEngine, seconds: number): Promise<Measure[]> {
  const running: ReturnType<typeof round>[] = [];
  const began = performance.now();
  for (let n = 0; n < seconds * PER_SECOND; n += 1) {
    const due = began + (n * 1000) / PER_SECOND;
    if (due > performance.now()) await delay(due - performance.now());
    running.push(round(engine, { experts: 2, model: 'expert-1000' }));
  }
  const done = await Promise.all(running);
  const times = done.map(({ ms }) => ms);
  // What a round takes by itself goes off: the models alone keep the last one waiting that long.
  const whole = Math.max(...done.map(({ ended }) => ended)) - began - Math.min(...times);
  return [
    { name: 'experts.p95', value: percentile(times, 0.95), unit: 'ms' },
    { name: 'experts.p50', value: percentile(times, 0.5), unit: 'ms' },
    { name: 'experts.perSecond', value: (done.length * 1000) / whole, unit: '/s' },
  ];
}

/** The same questions put to the provider package one after the other, with nothing of ours in between. */
async function oneByOne({ url }: ChatEngine, model: string, questions: number): Promise<number> {
  const asked = createOpenAICompatible({ name: 'lab', baseURL: url })(model);
  const began = performance.now();
  for (let n = 0; n < questions; n += 1)
    await asked.doGenerate({
      prompt: [{ role: 'user', content: [{ type: 'text', text: 'Why is it slow?' }] }],
    });
  return performance.now() - began;
}

async function speedUp(engine: ChatEngine, experts: number, rounds: number): Promise<Measure> {
  const model = 'expert-200';
  const ratios: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const together = await round(engine, { experts, model });
    ratios.push((await oneByOne(engine, model, 2 * experts)) / together.ms);
  }
  return { name: `experts.${experts}.speedUp`, value: median(ratios), unit: 'x' };
}

/** Share of the time that reading five servers at once saves beside reading one after the other. */
async function context(engine: ChatEngine, rounds: number): Promise<Measure[]> {
  const [saved, together]: [number[], number[]] = [[], []];
  for (let n = 0; n < rounds; n += 1) {
    const all = await round(engine, { experts: 1, model: 'expert-0', servers: SERVERS });
    let sum = 0;
    for (const server of SERVERS)
      sum += (await round(engine, { experts: 1, model: 'expert-0', servers: [server] })).gatherMs;
    together.push(all.gatherMs);
    saved.push(100 * (1 - all.gatherMs / sum));
  }
  return [
    { name: 'experts.context.saved', value: median(saved), unit: '%' },
    { name: 'experts.context.p95', value: percentile(together, 0.95), unit: 'ms' },
  ];
}

/** Circles of experts whose models take a fixed time: what is left is ours. */
export const measureExperts: Measurement = async ({ quick }) => {
  const fixture = [`${FIXTURES}/servers/context.mjs`];
  const servers = SERVERS.map((id) =>
    foreignServer(id, fixture, { trusted: true, env: { NAME: id, CONTEXT_MS: String(CONTEXT_MS) } }),
  );
  const engine = await openChatEngine(servers);
  try {
    // More rounds in a minute than anybody asks for.
    await engine.bay.agree('settings.set', { change: { callsPerMinute: 0 } });
    // The packages of providers are loaded when a model is first asked.
    for (let n = 0; n < 20; n += 1) await round(engine, { experts: 2, model: 'expert-0' });
    return [
      ...(await pace(engine, quick ? 4 : 15)),
      await speedUp(engine, 5, quick ? 2 : 7),
      await speedUp(engine, 3, quick ? 2 : 7),
      ...(await context(engine, quick ? 3 : 20)),
    ];
  } finally {
    await engine.close();
  }
};
