import type { Conversation } from '#contract/chat/conversation.ts';
import type { Message, MessageStatus, Usage } from '#contract/chat/message.ts';
import type { ModelRef, ProviderKind } from '#contract/chat/provider.ts';
import type { Principal } from '#contract/call.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { ToolRef } from '#contract/tool.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { ReadBranch } from './read-branch.ts';
import type { ModelOptions, Prompt } from './language-model.ts';
import type { LiveMessage } from './live-message.ts';
import { recall, withMemory } from './memory/recall.ts';
import type { RecallParts } from './memory/recall.ts';
import { failedStatus, overfull } from './failed-status.ts';
import { modelStep } from './model-step.ts';
import type { Step } from './model-step.ts';
import { patiently } from './patience.ts';
import type { Tried } from './patience.ts';
import { promptOf } from './prompt.ts';
import type { PromptParts } from './prompt.ts';
import type { OpenModel, Providers } from './providers.ts';
import { lastUntrusted } from './taint.ts';
import { offerTools } from './tool-offer.ts';
import type { ToolOffer } from './tool-offer.ts';
import { toolRound } from './tool-round.ts';
import type { Round, RoundParts } from './tool-round.ts';
import { createTurnBudget } from './turn-budget.ts';
import { addUsage, costOf } from './usage.ts';

export interface TurnParts extends RecallParts, RoundParts, PromptParts {
  providers: Pick<Providers, 'open' | 'learnNoTools' | 'list'>;
  clock: Clock;
  askAfterUntrusted: () => boolean;
}

export interface Turn {
  conversation: Conversation;
  /** Up to what is to be answered, without the answer; or why what is named there cannot be read. */
  branch: Promise<ReadBranch>;
  live: LiveMessage;
  ref: ModelRef;
  principal: Principal;
  signal: AbortSignal;
  /** Why `signal` was aborted. */
  stopped: () => Text;
  /** Others answer the same at the same time. */
  compared: boolean;
}

/** Providers whose models can be shown an image inside a tool's result. */
const IMAGES = new Set<ProviderKind>(['anthropic', 'google', 'bedrock', 'openai']);

/** Answers the end of a branch: asks the model, does what it asks for, and so on until it is done. Never rejects by an expected way. */
export async function runTurn(turn: Turn, parts: TurnParts): Promise<void> {
  const { conversation, live, signal } = turn;
  const begun = parts.elapsed();
  const end = (status: MessageStatus): void => {
    live.set({ totalMs: Math.round(parts.elapsed() - begun) });
    live.end(signal.aborted ? { state: 'stopped', reason: turn.stopped() } : status);
  };

  const branch = await turn.branch;
  if ('problem' in branch) {
    end({ state: 'failed', reason: branch.problem, advice: text('chat.advice.notRead'), offer: 'retry' });
    return;
  }
  const opened = await parts.providers.open(turn.ref);
  if (!opened.ok) {
    end(failedStatus(opened.failure));
    return;
  }
  const { open } = opened;
  const remembered = await recall(conversation, open.spec.contextTokens, parts);
  if (remembered.part !== undefined) live.add(remembered.part);
  const offer = offeredFor(turn, open, parts);
  const prompt = promptOf(conversation.system, branch.messages, parts);
  withMemory(prompt, remembered.text);
  const full = overfull(prompt, offer, open);
  if (full !== undefined) {
    end(failedStatus(full));
    return;
  }
  const after = lastUntrusted(branch.messages) ?? remembered.untrusted;
  end(await converse({ turn, open, prompt, offer, begun, after }, parts));
}

interface Talk {
  turn: Turn;
  open: OpenModel;
  prompt: Prompt;
  offer: ToolOffer;
  begun: number;
  after: ToolRef | undefined;
}

async function converse(talk: Talk, parts: TurnParts): Promise<MessageStatus> {
  const { turn, open, prompt } = talk;
  const { conversation, live, signal, principal } = turn;
  const budget = createTurnBudget(conversation.limits);
  const takesImages = IMAGES.has(kindOf(turn.ref, parts));
  const spend = (usage: Usage, usd: number | undefined): void => {
    budget.spend(usage, usd);
    live.set(spent(live.current(), usage, usd));
  };
  const model = { ref: turn.ref, step: budget.step, spend, mostTokens: conversation.limits.tokens };
  let { offer, after } = talk;
  for (;;) {
    const over = budget.step();
    if (over !== undefined) return { state: 'stopped', reason: over };
    const tried = await askOnce({ ...talk, offer }, parts);
    if (signal.aborted) return { state: 'stopped', reason: turn.stopped() };
    if (!tried.ok) {
      if (tried.failure.fault !== 'noTools' || tried.begun || offer.tools.length === 0) {
        return failedStatus(tried.failure);
      }
      parts.providers.learnNoTools(turn.ref);
      live.add({ type: 'note', text: text('chat.withoutTools', { model: turn.ref.model }) });
      offer = NOTHING;
      continue;
    }
    const { content, calls, usage, cut } = tried.value;
    const usd = costOf(usage, open.spec);
    spend(usage, usd);
    if (calls.length === 0 || cut !== undefined)
      return { state: 'done', ...(cut === undefined ? {} : { cut }) };
    const asking = parts.askAfterUntrusted() ? after : undefined;
    const round: Round = {
      conversation,
      principal,
      offer,
      live,
      budget,
      signal,
      after: asking,
      takesImages,
      shares: turn.compared,
      model,
    };
    const { results, tainted, stop } = await toolRound(calls, round, parts);
    if (signal.aborted) return { state: 'stopped', reason: turn.stopped() };
    if (stop !== undefined) return { state: 'stopped', reason: stop };
    after = tainted ?? after;
    prompt.push({ role: 'assistant', content }, { role: 'tool', content: results });
  }
}

const NOTHING: ToolOffer = { byName: new Map(), tools: [] };

/** One answer of the model; where it is only busy, the wait is shown. */
async function askOnce({ turn, open, prompt, offer, begun }: Talk, parts: TurnParts): Promise<Tried<Step>> {
  const { live, signal } = turn;
  const options: ModelOptions = {
    prompt,
    abortSignal: signal,
    ...(open.limit === undefined ? {} : { maxOutputTokens: open.limit }),
    ...(offer.tools.length === 0 ? {} : { tools: offer.tools, toolChoice: { type: 'auto' } }),
  };
  const written = (type: 'text' | 'reasoning') => (delta: string) => {
    live.write(type, delta);
    if (live.current().firstMs === undefined) live.set({ firstMs: Math.round(parts.elapsed() - begun) });
  };
  const listener = { text: written('text'), reasoning: written('reasoning') };
  return patiently(() => modelStep(open.model, options, listener, open.context), {
    clock: parts.clock,
    signal,
    onWait: (wait) => {
      live.set({ status: { state: 'streaming', ...(wait === undefined ? {} : { wait }) } });
    },
  });
}

function offeredFor({ conversation, live, ref }: Turn, { spec }: OpenModel, parts: TurnParts): ToolOffer {
  const offer = offerTools(conversation.tools, parts);
  if (spec.tools !== false || offer.tools.length === 0) return offer;
  live.add({ type: 'note', text: text('chat.withoutTools', { model: ref.model }) });
  return NOTHING;
}

function kindOf({ provider }: ModelRef, { providers }: TurnParts): ProviderKind {
  return providers.list().find(({ id }) => id === provider)?.kind ?? 'compatible';
}

function spent(message: Message, usage: Usage, usd: number | undefined): Pick<Message, 'usage' | 'usd'> {
  const before = message.usage;
  const cost = usd === undefined ? undefined : (message.usd ?? 0) + usd;
  return {
    usage: before === undefined ? usage : addUsage(before, usage),
    ...(cost === undefined ? {} : { usd: cost }),
  };
}
