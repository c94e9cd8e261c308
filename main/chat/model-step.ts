import type { Usage } from '#contract/chat/message.ts';
import type { AssistantContent, LanguageModel, ModelOptions, StreamPart } from './language-model.ts';
import { cutShort, failureOf } from './model-failure.ts';
import type { FailureContext, ModelFailure } from './model-failure.ts';
import type { Tried } from './patience.ts';
import { usageOf } from './usage.ts';

/** A tool that the model asked for. `input` is what it wrote, which may be no JSON at all. */
export interface AskedCall {
  id: string;
  name: string;
  input: string;
}

export interface StepListener {
  text(delta: string): void;
  reasoning(delta: string): void;
}

/** One answer of the model, whole. `content` is to be given back to it as it is, with what its provider noted on it. */
export interface Step {
  content: AssistantContent[];
  calls: AskedCall[];
  usage: Usage;
  cut?: 'length' | 'filtered';
}

/** Asks the model once and hands on its answer as it comes. Never rejects; an abort ends it as `cut`. */
export async function modelStep(
  model: LanguageModel,
  options: ModelOptions,
  listener: StepListener,
  context: FailureContext,
): Promise<Tried<Step>> {
  let begun = false;
  const fail = (failure: ModelFailure): Tried<Step> => ({ ok: false, failure, begun });
  const building = createBuilding();
  try {
    const { stream } = await model.doStream(options);
    const reader = stream.getReader();
    let end: Extract<StreamPart, { type: 'finish' }> | undefined;
    try {
      for (;;) {
        const { done, value: part } = await reader.read();
        if (done) break;
        if (part.type === 'error') return fail(failureOf(part.error, context, begun));
        if (part.type === 'finish') end = part;
        else if (building.take(part)) {
          begun = true;
          if (part.type === 'text-delta') listener.text(part.delta);
          else if (part.type === 'reasoning-delta') listener.reasoning(part.delta);
        }
      }
    } finally {
      reader.cancel().catch(() => undefined);
    }
    // A package that sees its stream end in the middle says so by a reason that no provider gave.
    if (end === undefined || isBroken(end.finishReason)) return fail(cutShort(context));
    const { unified } = end.finishReason;
    const cut = unified === 'length' ? 'length' : unified === 'content-filter' ? 'filtered' : undefined;
    return {
      ok: true,
      value: { ...building.whole(), usage: usageOf(end.usage), ...(cut === undefined ? {} : { cut }) },
    };
  } catch (error) {
    return fail(failureOf(error, context, begun));
  }
}

function isBroken({ unified, raw }: Extract<StreamPart, { type: 'finish' }>['finishReason']): boolean {
  return unified === 'interrupted' || (unified === 'other' && raw === undefined);
}

/** Puts an answer together from its pieces; `take` says whether this piece is something of it. */
function createBuilding(): {
  take: (part: StreamPart) => boolean;
  whole: () => Pick<Step, 'content' | 'calls'>;
} {
  const content: AssistantContent[] = [];
  const calls: AskedCall[] = [];
  const open = new Map<string, Extract<AssistantContent, { type: 'text' | 'reasoning' }>>();

  function begin(type: 'text' | 'reasoning', id: string): Extract<AssistantContent, { type: typeof type }> {
    const known = open.get(`${type} ${id}`);
    if (known !== undefined) return known;
    const made = { type, text: '' };
    open.set(`${type} ${id}`, made);
    content.push(made);
    return made;
  }

  function note(type: 'text' | 'reasoning', part: { id: string; providerMetadata?: unknown }): void {
    if (part.providerMetadata === undefined) return;
    begin(type, part.id).providerOptions = part.providerMetadata as NonNullable<
      AssistantContent['providerOptions']
    >;
  }

  return {
    take(part) {
      switch (part.type) {
        case 'text-delta':
          begin('text', part.id).text += part.delta;
          return part.delta !== '';
        case 'reasoning-delta':
          begin('reasoning', part.id).text += part.delta;
          note('reasoning', part);
          return part.delta !== '';
        case 'text-start':
        case 'text-end':
          note('text', part);
          return false;
        case 'reasoning-start':
        case 'reasoning-end':
          note('reasoning', part);
          return false;
        case 'tool-input-start':
          return true;
        case 'tool-call': {
          if (part.providerExecuted === true) return false;
          const { toolCallId, toolName, input, providerMetadata } = part;
          calls.push({ id: toolCallId, name: toolName, input });
          content.push({
            type: 'tool-call',
            toolCallId,
            toolName,
            input: objectIn(input) ?? {},
            ...(providerMetadata === undefined ? {} : { providerOptions: providerMetadata }),
          });
          return true;
        }
        default:
          return false;
      }
    },
    whole: () => ({ content: content.filter((one) => one.type !== 'text' || one.text !== ''), calls }),
  };
}

/** The arguments that a model wrote; undefined when they are no JSON object. Nothing written is an empty one. */
export function objectIn(input: string): Record<string, unknown> | undefined {
  if (input.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(input);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
