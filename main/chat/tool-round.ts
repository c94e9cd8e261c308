import type { ServerQuestion, ToolCallPart } from '#contract/chat/part.ts';
import type { Call, Principal } from '#contract/call.ts';
import type { Json } from '#contract/json.ts';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { ToolRef } from '#contract/tool.ts';
import type { Broker } from '#main/broker/broker.ts';
import { nearNames } from '#main/catalog/near.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { say } from '#main/kernel/say.ts';
import type { ToolContent, ToolOutput } from './language-model.ts';
import type { LiveMessage } from './live-message.ts';
import type { LentModel, LentModels } from './lent-models.ts';
import { objectIn } from './model-step.ts';
import type { AskedCall } from './model-step.ts';
import { isUntrusted } from './taint.ts';
import type { OfferedTool, ToolOffer } from './tool-offer.ts';
import { keptResult, outputFor, readResult } from './tool-result.ts';
import type { ResultImage } from './tool-result.ts';
import type { TurnBudget } from './turn-budget.ts';

/** What a tool may take once it has left for its server: a person has a limit of his own. */
const DEADLINE_MS = 120_000;

/** Told what a person is asked while a call lasts. */
export interface CallListener {
  waits(waits: boolean): void;
  /** Something that its server asked has ended, or changed since; `at` tells such questions apart. */
  answered(question: ServerQuestion, at: number): void;
}

export interface RoundParts {
  broker: Pick<Broker, 'call'>;
  newCallId: () => string;
  redact: (value: Json) => Json;
  keepImage: (conversation: string, image: ResultImage) => string;
  /** Tells while a person is asked about this call; returns how to stop. */
  onQuestion: (call: string, listener: CallListener) => () => void;
  /** Its server may ask the model of the turn, as long as the call lasts; returns how to end that. */
  lend: LentModels['lend'];
  elapsed: () => number;
}

/** The turn that a round belongs to. */
export interface Round {
  conversation: { id: string; workspace: string };
  principal: Principal;
  offer: ToolOffer;
  live: LiveMessage;
  budget: TurnBudget;
  signal: AbortSignal;
  /** The last untrusted result that the model has read; then calls that do more than read ask again. */
  after: ToolRef | undefined;
  takesImages: boolean;
  /** Calls that only read may share one result with equal ones. */
  shares: boolean;
  model: LentModel;
}

export interface RoundEnd {
  results: ToolContent[];
  /** The first result of an untrusted server. */
  tainted: ToolRef | undefined;
  /** Why the turn must end here. */
  stop: Text | undefined;
}

/** Does what the model asked for, all at once; each call takes the one road. Never rejects. */
export async function toolRound(
  calls: readonly AskedCall[],
  round: Round,
  parts: RoundParts,
): Promise<RoundEnd> {
  let stop: Text | undefined;
  let tainted: ToolRef | undefined;
  const running = calls.map(async (asked): Promise<ToolContent> => {
    const done = (output: ToolOutput): ToolContent => ({
      type: 'tool-result',
      toolCallId: asked.id,
      toolName: asked.name,
      output,
    });
    const offered = round.offer.byName.get(asked.name);
    const args = objectIn(asked.input);
    if (offered === undefined) return done(unknownTool(asked, args, round));
    if (args === undefined) return done(invalidArguments(asked, offered, round));
    const { ref } = offered.view;
    const refused = round.budget.call(ref.name, canonicalJson([ref, args]));
    if (refused !== undefined) {
      stop ??= refused;
      round.live.add({
        ...begun(asked, offered, parts.redact(args as Json)),
        state: 'refused',
        problem: refused,
      });
      return done({ type: 'error-text', value: say(refused) });
    }
    const made = await makeCall(asked, offered, args as Json, round, parts);
    if (made.read && isUntrusted(offered.server)) tainted ??= ref;
    return done(made.output);
  });
  const results = await Promise.all(running);
  return { results, tainted, stop };
}

async function makeCall(
  asked: AskedCall,
  offered: OfferedTool,
  args: Json,
  round: Round,
  parts: RoundParts,
): Promise<{ output: ToolOutput; read: boolean }> {
  const { conversation, principal, live, signal, after } = round;
  const { ref } = offered.view;
  const id = parts.newCallId();
  let part: ToolCallPart = { ...begun(asked, offered, parts.redact(args)), call: id, state: 'running' };
  const index = live.add(part);
  const show = (change: Partial<ToolCallPart>): void => {
    part = { ...part, ...change };
    live.replace(index, part);
  };
  const call: Call = {
    id,
    kind: 'tool',
    server: ref.server,
    name: ref.name,
    args,
    principal,
    via: 'chat',
    workspace: conversation.workspace,
    priority: 'high',
    deadlineMs: DEADLINE_MS,
    conversation: conversation.id,
    ...(after === undefined ? {} : { after }),
    ...(round.shares ? { shares: true } : {}),
  };
  const questions = new Map<number, ServerQuestion>();
  const stopListening = parts.onQuestion(id, {
    waits(waits) {
      show({ state: waits ? 'waiting' : 'running' });
    },
    answered(question, at) {
      questions.set(at, parts.redact(question) as ServerQuestion);
      show({ questions: [...questions.values()] });
    },
  });
  const takeBack = parts.lend(id, round.model);
  const begunAt = parts.elapsed();
  const outcome = parsed(await parts.broker.call(call, signal));
  takeBack();
  stopListening();
  const ms = Math.round(parts.elapsed() - begunAt);
  if (!('result' in outcome)) {
    const { problem } = outcome;
    show({
      state: outcome.outcome === 'denied' ? 'refused' : 'failed',
      outcome: outcome.outcome,
      problem,
      ms,
    });
    return { output: { type: 'error-text', value: say(problem) }, read: false };
  }
  const isError = outcome.outcome === 'toolError';
  const untrusted = isUntrusted(offered.server);
  show({
    state: isError ? 'failed' : 'done',
    outcome: outcome.outcome,
    result: keptResult(outcome.result, parts.redact, (image) => parts.keepImage(conversation.id, image)),
    untrusted,
    ms,
  });
  const from = { server: ref.server, tool: ref.name, untrusted };
  const output = outputFor(readResult(outcome.result), from, { isError, takesImages: round.takesImages });
  return { output, read: true };
}

function begun(asked: AskedCall, { view: { ref } }: OfferedTool, args: Json): Omit<ToolCallPart, 'state'> {
  return { type: 'toolCall', id: asked.id, asked: asked.name, server: ref.server, tool: ref.name, args };
}

type Parsed =
  | { outcome: 'ok' | 'toolError'; result: Json }
  | { outcome: Exclude<Outcome['outcome'], 'ok' | 'toolError'>; problem: Text };

function parsed(outcome: Outcome): Parsed {
  switch (outcome.outcome) {
    case 'ok':
    case 'toolError':
      try {
        return { outcome: outcome.outcome, result: outcome.payload.json() };
      } catch (error) {
        return { outcome: 'failed', problem: text('call.protocol', { problem: problemOf(error) }) };
      }
    case 'needsInput':
      return { outcome: 'needsInput', problem: text('chat.needsInput') };
    case 'unavailable':
      return { outcome: 'unavailable', problem: outcome.reason };
    default:
      return { outcome: outcome.outcome, problem: outcome.message };
  }
}

/** Models make names up: they are told which ones there are. */
function unknownTool(asked: AskedCall, args: object | undefined, { offer, live }: Round): ToolOutput {
  const near = nearNames(asked.name, [...offer.byName.keys()]).join(', ');
  const tool = asked.name.slice(0, 200);
  const problem =
    near === '' ? text('chat.unknownTool', { tool }) : text('chat.unknownToolNear', { tool, near });
  const { id, name } = asked;
  const written = (args ?? {}) as Json;
  live.add({
    type: 'toolCall',
    id,
    asked: name.slice(0, 2000),
    args: written,
    state: 'failed',
    outcome: 'notFound',
    problem,
  });
  return { type: 'error-text', value: say(problem) };
}

function invalidArguments(asked: AskedCall, offered: OfferedTool, { live }: Round): ToolOutput {
  const problem = text('chat.invalidArguments', { problem: faultIn(asked.input) });
  live.add({
    ...begun(asked, offered, asked.input.slice(0, 2000)),
    state: 'failed',
    outcome: 'invalid',
    problem,
  });
  return { type: 'error-text', value: say(problem) };
}

function faultIn(input: string): string {
  try {
    JSON.parse(input);
    return 'not an object';
  } catch (error) {
    return problemOf(error);
  }
}
