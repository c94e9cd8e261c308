import { create } from 'zustand';
import type { JsonObject } from '#contract/json.ts';
import type { OutcomeView } from '#contract/outcome.ts';
import type { Text } from '#contract/text.ts';
import { draftOf } from '#renderer/lib/draft.ts';
import type { Draft } from '#renderer/lib/draft.ts';
import type { Update } from '#renderer/lib/draft-edit.ts';
import { openDraft } from '#renderer/lib/draft-open.ts';
import { readJson, valueOf } from '#renderer/lib/draft-value.ts';
import { isObject } from '#renderer/lib/json-value.ts';
import type { Callable } from '#renderer/lib/offer-call.ts';
import type { Field } from '#renderer/lib/schema-field.ts';
import { fieldOf } from '#renderer/lib/schema-fields.ts';
import { textOf } from '#renderer/lib/messages.ts';

/** One press of Run. */
export interface Attempt {
  callId: string;
  startedAt: number;
  endedAt?: number;
  outcome?: OutcomeView;
  /** The request itself was refused: there was no call. */
  refusal?: Text;
}

export type Problems = ReadonlyMap<string, Text>;

/** What lies on the desk for one offer: what was typed, and how the last run went. It outlives the panel that shows it. */
export interface Sheet {
  /** The text of the schema that `root` was made from. */
  schema: string;
  root: Field;
  draft: Draft | undefined;
  /** The arguments as one text, while they are edited so. */
  raw?: string;
  /** The form behind `raw` with what could not be read, while that text stays as it was made. */
  aside?: { raw: string; draft: Draft | undefined; names: readonly string[] };
  /** By JSON pointer; in raw JSON all that is wrong with it. */
  problems: Problems;
  /** Run was pressed: what is missing may be said now. */
  tried: boolean;
  /** Counts refused runs: each leads to the first field at fault. */
  refused: number;
  deadlineMs: number;
  /** Said of what was put into the form. */
  note?: Text;
  attempt?: Attempt;
}

interface Desk {
  sheets: Readonly<Record<string, Sheet>>;
}

const NONE: Problems = new Map();
const DEADLINE_MS = 30_000;

export const useDesk = create<Desk>()(() => ({ sheets: {} }));

export function sheetOf(key: string): Sheet | undefined {
  return useDesk.getState().sheets[key];
}

export function changeSheet(key: string, change: Partial<Sheet>): void {
  const sheet = sheetOf(key);
  if (sheet) useDesk.setState(({ sheets }) => ({ sheets: { ...sheets, [key]: { ...sheet, ...change } } }));
}

/** Lays a sheet out. When the schema has changed meanwhile, what was typed goes over to the new form. */
export function laySheet({ key, schema }: Callable): void {
  const known = sheetOf(key);
  const written = JSON.stringify(schema);
  if (known?.schema === written) return;
  const root = fieldOf(schema);
  const typed = known && valueOf(known.root, known.draft).value;
  const draft = typed === undefined ? openDraft(root, true) : draftOf(root, typed);
  const form = { schema: written, root, draft, problems: NONE, tried: false };
  const blank = { refused: 0, deadlineMs: DEADLINE_MS, ...(root.kind === 'json' && { raw: '{}' }) };
  useDesk.setState(({ sheets }) => ({ sheets: { ...sheets, [key]: { ...blank, ...known, ...form } } }));
}

export function editForm(key: string, update: Update): void {
  const sheet = sheetOf(key);
  if (sheet) changeSheet(key, { draft: update(sheet.draft), note: undefined });
}

export function editRaw(key: string, raw: string): void {
  changeSheet(key, { raw, problems: NONE, note: undefined });
}

/** Takes back what was said of a place and of what lies in it: it is being changed. */
export function forgetProblems(key: string, pointer: string): void {
  const problems = sheetOf(key)?.problems ?? NONE;
  const rest = [...problems].filter(([at]) => at !== pointer && !at.startsWith(`${pointer}/`));
  if (rest.length < problems.size) changeSheet(key, { problems: new Map(rest) });
}

/** The arguments as they stand, and what is wrong with them by JSON pointer. */
export function argumentsOf({ raw, root, draft }: Sheet): {
  args: JsonObject | undefined;
  problems: Problems;
} {
  if (raw === undefined) {
    const { value, problems } = valueOf(root, draft);
    return isObject(value) ? { args: value, problems } : { args: undefined, problems: notObject(problems) };
  }
  const read = readJson(raw);
  if ('problem' in read) return { args: undefined, problems: new Map([['', read.problem]]) };
  return isObject(read.value)
    ? { args: read.value, problems: NONE }
    : { args: undefined, problems: notObject(NONE) };
}

function notObject(problems: Problems): Problems {
  return problems.size > 0 ? problems : new Map([['', textOf('call.argumentsNotObject')]]);
}

/** The form becomes one JSON text. What cannot be read yet is left out of that, and kept aside. */
export function toRaw(key: string): void {
  const sheet = sheetOf(key);
  if (!sheet) return;
  const { value = {}, problems } = valueOf(sheet.root, sheet.draft);
  const raw = JSON.stringify(value, null, 2);
  const names = [...problems].flatMap(([at, { code }]) => (code === 'runner.needed' ? [] : [at.slice(1)]));
  changeSheet(key, { raw, aside: { raw, draft: sheet.draft, names }, problems: NONE });
}

/** The JSON text becomes the form again, unless it is not the JSON of an object. */
export function toForm(key: string): void {
  const sheet = sheetOf(key);
  if (!sheet) return;
  const back = { raw: undefined, aside: undefined, problems: NONE };
  if (sheet.aside && sheet.aside.raw === sheet.raw)
    return changeSheet(key, { ...back, draft: sheet.aside.draft });
  const { args, problems } = argumentsOf(sheet);
  if (args) changeSheet(key, { ...back, draft: draftOf(sheet.root, args) });
  else changeSheet(key, { problems, refused: sheet.refused + 1 });
}

/** Puts arguments where they can be edited, in the way they are edited now. */
export function fillIn(key: string, args: JsonObject, note?: Text): void {
  const sheet = sheetOf(key);
  if (!sheet) return;
  const filled =
    sheet.raw === undefined ? { draft: draftOf(sheet.root, args) } : { raw: JSON.stringify(args, null, 2) };
  changeSheet(key, { ...filled, problems: NONE, tried: false, note });
}
