import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Call } from '#contract/call.ts';
import type { ServerId } from '#contract/ids.ts';
import { Sampling } from '#contract/server-request.ts';
import type {
  AnswerElicitation,
  AnswerSampling,
  AskingCall,
  Elicitation,
  ElicitationModes,
  ElicitationReply,
  SamplingReply,
} from '#contract/server-request.ts';
import { text } from '#contract/text.ts';
import { say } from '#main/kernel/say.ts';
import { readElicitation } from './read-elicitation.ts';

/** Who answers what a server asks of us. What has no answerer is not declared. */
export interface Answerers {
  /** Folders of the workspace that the user gave this server; undefined: it was given none. */
  folders: (server: ServerId) => readonly string[] | undefined;
  /** Whether anybody answers for sampling; with a call: for that one. */
  samples: (call?: Call) => boolean;
  sample: AnswerSampling;
  /** What a person can be asked; with a call: during that one. */
  elicits: (call?: Call) => ElicitationModes;
  elicit: AnswerElicitation;
  /** The server says that what was opened for this id is done. */
  completed: (server: ServerId, id: string) => void;
}

/** How a request of a server is answered: as JSON-RPC has it. */
export type Answered = { result: Record<string, unknown> } | { error: { code: number; message: string } };

/** What one server may ask of us. */
export interface RoadBack {
  /** As `capabilities` of a client; with a call, what may be asked during that call. */
  capabilities(call?: Call): Capabilities;
  answers(method: string): boolean;
  /** Never rejects. `call`: for which one it is asked. */
  answer(
    method: string,
    params: unknown,
    call: AskingCall | undefined,
    signal: AbortSignal,
  ): Promise<Answered>;
  /** Asks a person what did not come as a request of its own. Never rejects. */
  elicit(asked: Elicitation, call: AskingCall, signal: AbortSignal): Promise<ElicitationReply>;
  completed(id: string): void;
}

type EmptyObject = Record<string, never>;

interface Capabilities {
  roots?: object;
  sampling?: object;
  elicitation?: { form?: EmptyObject; url?: EmptyObject };
}

const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;
const INTERNAL = -32603;
/** A person said no (MCP 2025-11-25, client/sampling). */
const REJECTED = -1;

/** More than anybody can read before he agrees. */
const MOST_CHARS = 100_000;

const TextContent = z.looseObject({ type: z.literal('text'), text: z.string() });
const SamplingParams = z.object({
  systemPrompt: z.string().optional(),
  messages: z.array(
    z.object({
      role: z.enum(['user', 'assistant']),
      content: z.union([TextContent.transform((one) => [one]), z.array(TextContent)]),
    }),
  ),
  maxTokens: z.number(),
  tools: z.array(z.unknown()).max(0).optional(),
});

export function createRoadBack(server: ServerId, answerers: Answerers): RoadBack {
  const { folders, samples, sample, elicits, elicit, completed } = answerers;

  async function sampled(
    params: unknown,
    call: AskingCall | undefined,
    signal: AbortSignal,
  ): Promise<Answered> {
    if (call === undefined) return refused(INTERNAL, text('sampling.whichCall'));
    const asked = readSampling(params);
    if (asked === undefined) return refused(INVALID_PARAMS, text('sampling.textOnly'));
    const { system = '', messages } = asked;
    if (messages.reduce((sum, one) => sum + one.text.length, system.length) > MOST_CHARS) {
      return refused(INVALID_PARAMS, text('sampling.tooLong', { limit: MOST_CHARS }));
    }
    return resultOf(await sample(asked, call, signal));
  }

  async function elicited(
    params: unknown,
    call: AskingCall | undefined,
    signal: AbortSignal,
  ): Promise<Answered> {
    if (call === undefined) return refused(INTERNAL, text('elicit.whichCall'));
    const asked = readElicitation(params);
    if ('refused' in asked) return refused(INVALID_PARAMS, asked.refused);
    const reply = await elicit(asked, call, signal);
    return reply.action === 'unavailable' ? refused(INTERNAL, reply.reason) : { result: { ...reply } };
  }

  return {
    capabilities: (call) => {
      const modes = elicits(call).map((mode) => [mode, {}]);
      return {
        ...(folders(server) === undefined ? {} : { roots: {} }),
        ...(samples(call) ? { sampling: {} } : {}),
        ...(modes.length === 0
          ? {}
          : { elicitation: Object.fromEntries(modes) as Capabilities['elicitation'] }),
      };
    },
    answers: (method) =>
      method === 'sampling/createMessage' ||
      method === 'elicitation/create' ||
      (method === 'roots/list' && folders(server) !== undefined),
    elicit,
    completed: (id) => {
      completed(server, id);
    },
    async answer(method, params, call, signal) {
      if (method === 'sampling/createMessage') return sampled(params, call, signal);
      if (method === 'elicitation/create') return elicited(params, call, signal);
      const given = method === 'roots/list' ? folders(server) : undefined;
      if (given === undefined) return { error: { code: METHOD_NOT_FOUND, message: 'Method not found' } };
      return { result: { roots: given.map(rootOf) } };
    },
  };
}

function readSampling(params: unknown): Sampling | undefined {
  const read = SamplingParams.safeParse(params);
  if (!read.success) return undefined;
  const { systemPrompt, messages, maxTokens } = read.data;
  const asked = Sampling.safeParse({
    ...(systemPrompt === undefined ? {} : { system: systemPrompt }),
    messages: messages.map(({ role, content }) => ({
      role,
      text: content.map((one) => one.text).join('\n'),
    })),
    maxTokens,
  });
  return asked.success ? asked.data : undefined;
}

function resultOf(reply: SamplingReply): Answered {
  if (!reply.ok) return refused(reply.why === 'denied' ? REJECTED : INTERNAL, reply.reason);
  return {
    result: {
      role: 'assistant',
      content: { type: 'text', text: reply.text },
      model: reply.model,
      stopReason: reply.cut ? 'maxTokens' : 'endTurn',
    },
  };
}

function refused(code: number, reason: Parameters<typeof say>[0]): Answered {
  return { error: { code, message: say(reason) } };
}

function rootOf(folder: string): { uri: string; name: string } {
  return { uri: pathToFileURL(folder).href, name: basename(folder) };
}
