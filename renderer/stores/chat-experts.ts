import { create } from 'zustand';
import type { Params } from '#contract/requests.ts';
import type { Text } from '#contract/text.ts';
import { onEvents, reasonOf, request } from '#renderer/lib/client.ts';
import { askOf, seatsOf } from '#renderer/lib/expert-question.ts';
import type { AskDraft, AskProblem } from '#renderer/lib/expert-question.ts';
import { applyRounds } from '#renderer/lib/round-list.ts';
import type { RoundLog } from '#renderer/lib/round-list.ts';

interface Experts extends RoundLog {
  listed: boolean;
  /** Why the rounds could not be had, or the last thing was refused. */
  problem?: Text | undefined;
  /** What is typed and not asked yet. It outlives the screen that shows it. */
  draft: AskDraft;
  asking: boolean;
  wrong?: AskProblem | undefined;
}

const BLANK: AskDraft = {
  question: '',
  preset: 'standard',
  seats: [],
  sources: {},
  memory: true,
  workspace: '',
};

/** Rounds of experts as the engine gave them last, the open one whole, and the next question as far as it is typed. */
export const useExperts = create<Experts>()(() => ({
  list: [],
  round: undefined,
  open: undefined,
  listed: false,
  draft: BLANK,
  asking: false,
}));

/** Keeps the rounds up to date until the returned function is called. */
export function followExperts(): () => void {
  let seq: number | undefined;
  const stop = onEvents((batch) => {
    const missed = seq !== undefined && batch.from > seq + 1;
    seq = batch.to;
    const log = useExperts.getState();
    const next = applyRounds(log, batch.events);
    if (next !== log) useExperts.setState(next);
    if (missed) void again();
  });
  void again();
  return stop;
}

async function again(): Promise<void> {
  const { open } = useExperts.getState();
  await attempt(async () => {
    const list = await request('expert.list', {});
    useExperts.setState({ list, listed: true, problem: undefined });
    if (open !== undefined) await load(open);
  });
}

async function load(id: string): Promise<void> {
  const round = await request('expert.get', { round: id });
  if (useExperts.getState().open === id) useExperts.setState({ round });
}

/** Shows a round; undefined shows what asks for the next one. */
export async function openRound(id: string | undefined): Promise<void> {
  if (id !== useExperts.getState().open)
    useExperts.setState({ open: id, round: undefined, problem: undefined });
  if (id !== undefined) await attempt(() => load(id));
}

export function changeAsk(change: Partial<AskDraft>): void {
  useExperts.setState(({ draft }) => ({ draft: { ...draft, ...change }, wrong: undefined }));
}

/** Asks what is typed. What is wrong or refused stays typed; `models` are the keys of all there are, `workspace` is the first. */
export async function askExperts(models: readonly string[], workspace: string | undefined): Promise<void> {
  const { draft, asking } = useExperts.getState();
  if (asking) return;
  const asked = askOf(draft, seatsOf(draft, models), workspace);
  if ('wrong' in asked) return useExperts.setState({ wrong: asked.wrong });
  useExperts.setState({ asking: true, wrong: undefined });
  await attempt(async () => {
    const round = await request('expert.ask', asked.ask);
    const event = { type: 'expert.changed' as const, round, seq: 0 };
    useExperts.setState((log) => ({
      // What its events have said already is newer.
      ...(log.list.some(({ id }) => id === round.id) ? {} : applyRounds(log, [event])),
      // What was typed since is the next question.
      draft: { ...log.draft, question: log.draft.question === draft.question ? '' : log.draft.question },
      open: round.id,
      round: undefined,
    }));
    await load(round.id);
  });
  useExperts.setState({ asking: false });
}

export async function stopRound(round: string): Promise<void> {
  await attempt(() => request('expert.stop', { round }));
}

/** What the person in a round says. Undefined: it was taken; else why it was not. */
export async function answerRound(
  round: string,
  reply: Params<'expert.answer'>['reply'],
): Promise<Text | undefined> {
  try {
    await request('expert.answer', { round, reply });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Goes on without the person. */
export async function skipPerson(round: string): Promise<void> {
  await attempt(() => request('expert.skip', { round }));
}

/** Undefined: it is gone; else why it is not. */
export async function removeRound(round: string): Promise<Text | undefined> {
  try {
    await request('expert.remove', { round });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Does one thing that experts proposed; how it ends comes as events. */
export async function runAction(round: string, action: string): Promise<void> {
  await attempt(() => request('expert.act', { round, actions: [action] }));
}

export function forgetExpertProblem(): void {
  useExperts.setState({ problem: undefined });
}

async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    useExperts.setState({ problem: reasonOf(error) });
  }
}
