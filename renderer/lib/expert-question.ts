import type { ContextSource, ExpertPreset } from '#contract/chat/experts.ts';
import type { Params } from '#contract/requests.ts';
import type { Text } from '#contract/text.ts';
import { readJson } from './draft-value.ts';
import { isObject } from './json-value.ts';
import { textOf } from './messages.ts';
import { modelOfKey } from './model-ref.ts';

/** At least so many experts; only a deep round takes more. A test holds this to the contract. */
export const LEAST_EXPERTS: Record<ExpertPreset, number> = { quick: 1, standard: 2, deep: 3 };
export const MOST_SEATS = 10;
/** The key of a seat at which a person sits: no model has it. */
export const PERSON = 'person';
const SHORTEST = 10;
const LONGEST = 10_000;

/** One expert as he is chosen: the key of a model, and the eyes with which he looks. Empty: none. */
export interface Seat {
  model: string;
  role: string;
}

/** What is read of a server: by itself, or a tool with arguments as JSON, or a resource. */
export interface SourceDraft {
  kind: 'self' | 'tool' | 'resource';
  name: string;
  args: string;
}

export interface AskDraft {
  question: string;
  preset: ExpertPreset;
  /** As far as they were chosen; `seatsOf` fills up. */
  seats: readonly Seat[];
  /** By server. */
  sources: Readonly<Record<string, SourceDraft>>;
  /** What is remembered goes along, of this workspace; none was chosen: of the first. */
  memory: boolean;
  workspace: string;
}

/** As many experts as the preset takes: those that were chosen, then models that are not there yet, then any. */
export function seatsOf({ preset, seats }: AskDraft, models: readonly string[]): Seat[] {
  const least = LEAST_EXPERTS[preset];
  const count = preset === 'deep' ? Math.min(Math.max(seats.length, least), MOST_SEATS) : least;
  const filled = seats.slice(0, count);
  while (filled.length < count) {
    const taken = new Set(filled.map(({ model }) => model));
    filled.push({ model: models.find((key) => !taken.has(key)) ?? models[0] ?? '', role: '' });
  }
  return filled;
}

/** What is wrong, and with what: the question, the experts, or the server of that id. */
export interface AskProblem {
  of: 'question' | 'experts' | { server: string };
  problem: Text;
}

/** The question as the engine takes it, or what is wrong with it. */
export function askOf(
  draft: AskDraft,
  seats: readonly Seat[],
  firstWorkspace?: string,
): { ask: Params<'expert.ask'> } | { wrong: AskProblem } {
  const question = draft.question.trim();
  if (question.length < SHORTEST) return { wrong: { of: 'question', problem: textOf('experts.tooShort') } };
  if (question.length > LONGEST)
    return {
      wrong: { of: 'question', problem: textOf('experts.tooLong', { count: question.length }) },
    };
  const experts = [];
  for (const { model: key, role: typed } of seats) {
    const role = typed.trim();
    const model = key === PERSON ? undefined : modelOfKey(key);
    if (!model && key !== PERSON) return { wrong: { of: 'experts', problem: textOf('experts.noModel') } };
    experts.push({ ...(model ? { model } : { human: true as const }), ...(role && { role }) });
  }
  const people = seats.filter(({ model }) => model === PERSON).length;
  if (people > 1 || people === experts.length)
    return { wrong: { of: 'experts', problem: textOf('experts.onePerson') } };
  if (new Set(experts.map((one) => JSON.stringify(one))).size < experts.length)
    return { wrong: { of: 'experts', problem: textOf('experts.same') } };
  const context = [];
  for (const [server, source] of Object.entries(draft.sources)) {
    const read = sourceOf(server, source);
    if ('problem' in read) return { wrong: { of: { server }, problem: read.problem } };
    context.push(read.source);
  }
  const workspace = draft.workspace || firstWorkspace;
  const along = draft.memory && workspace ? { workspace } : {};
  return { ask: { question, preset: draft.preset, experts, context, ...along } };
}

function sourceOf(
  server: string,
  { kind, name, args: typed }: SourceDraft,
): { source: ContextSource } | { problem: Text } {
  if (kind === 'self') return { source: { server } };
  if (kind === 'resource' || typed.trim() === '')
    return { source: { server, call: { kind, name, args: {} } } };
  const read = readJson(typed);
  if ('problem' in read) return read;
  if (!isObject(read.value)) return { problem: textOf('experts.notObject', { example: '{"path": "."}' }) };
  return { source: { server, call: { kind, name, args: read.value } } };
}
