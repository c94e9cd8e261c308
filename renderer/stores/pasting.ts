import { create } from 'zustand';
import type { ParsedServers, ServerDraft } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { keptOf, withReferences } from '#renderer/lib/secret-names.ts';
import type { Kept, SecretChoices } from '#renderer/lib/secret-names.ts';
import { addServer } from './inventory.ts';
import type { Refusal } from './inventory.ts';

/** What was chosen for one draft, and how adding it went. */
export interface DraftChoice {
  on: boolean;
  id: string;
  secrets: SecretChoices;
  added: boolean;
  refusal?: Refusal;
}

interface Pasting {
  text: string;
  /** The text that `parsed` or `problem` answers. */
  of?: string;
  parsed?: ParsedServers;
  problem?: Text;
  choices: Readonly<Record<string, Partial<DraftChoice>>>;
  busy: boolean;
  /** What a link from outside filled in. */
  outside?: string;
}

/** A draft as it would be added now. */
export interface Found extends DraftChoice {
  key: string;
  draft: ServerDraft;
  kept: readonly Kept[];
}

const NOTHING: Pasting = {
  text: '',
  of: undefined,
  parsed: undefined,
  problem: undefined,
  choices: {},
  busy: false,
  outside: undefined,
};

/** What was pasted, what was understood of it, what was chosen. It outlives the panel that shows it. */
export const usePasting = create<Pasting>()(() => NOTHING);

export function pasteText(text: string): void {
  if (text.trim() === '') usePasting.setState({ ...NOTHING, text });
  else usePasting.setState({ text });
}

/** Fills in what a link from outside asks for, marked as such until it is added or emptied. */
export function pasteLink(text: string): void {
  usePasting.setState({ ...NOTHING, text, outside: text });
}

/** Nothing that a person typed would be lost. */
export function mayFill(): boolean {
  const { text, outside, busy } = usePasting.getState();
  return !busy && (text.trim() === '' || text === outside);
}

export function chooseDraft(key: string, change: Partial<DraftChoice>): void {
  usePasting.setState(({ choices }) => ({ choices: { ...choices, [key]: { ...choices[key], ...change } } }));
}

/** Has the text read; an answer that comes after more was typed is dropped. */
export async function readPasted(text: string): Promise<void> {
  const answer = await request('server.parse', { text }).then(
    (parsed) => ({ parsed, problem: undefined }),
    (error: unknown) => ({ parsed: undefined, problem: reasonOf(error) }),
  );
  if (usePasting.getState().text === text) usePasting.setState({ ...answer, of: text });
}

/** Each draft with what was chosen for it. */
export function foundIn({ parsed, choices }: Pick<Pasting, 'parsed' | 'choices'>): Found[] {
  return (parsed?.drafts ?? []).map((draft, at) => {
    const key = `${at} ${draft.id}`;
    const choice = choices[key];
    const offered = parsed?.secrets.filter((hint) => hint.server === draft.id) ?? [];
    const secrets = choice?.secrets ?? {};
    return {
      on: true,
      id: draft.id,
      added: false,
      ...choice,
      secrets,
      key,
      draft,
      kept: keptOf(draft.launch, offered, secrets),
    };
  });
}

/** Adds what is chosen, one after the other. Resolves to the first id when nothing was refused; then the paste is forgotten. */
export async function addFound(): Promise<string | undefined> {
  const found = foundIn(usePasting.getState());
  const [first] = chosenOf(found);
  usePasting.setState({ busy: true });
  const all = await addChosen(found, chooseDraft);
  usePasting.setState(all ? NOTHING : { busy: false });
  return all ? first?.id : undefined;
}

/** What is to be added and has not been. */
export function chosenOf(found: readonly Found[]): Found[] {
  return found.filter(({ on, added }) => on && !added);
}

/** Adds what is chosen of these and says of each how it went. Resolves to whether nothing was refused. */
export async function addChosen(
  found: readonly Found[],
  choose: (key: string, change: Partial<DraftChoice>) => void,
): Promise<boolean> {
  // Servers of one paste often share a secret: it is stored with the first of them.
  const stored = new Map(found.filter(({ added }) => added).flatMap(({ kept }) => storedBy(kept)));
  let all = true;
  for (const { key, draft, id, kept } of chosenOf(found)) {
    const launch = withReferences(draft.launch, kept);
    const fresh = kept.filter(({ name, value }) => stored.get(name) !== value);
    const refusal = await addServer({ ...draft, id, launch }, fresh);
    if (!refusal) for (const [name, value] of storedBy(kept)) stored.set(name, value);
    choose(key, { added: !refusal, refusal });
    all &&= !refusal;
  }
  return all;
}

function storedBy(kept: readonly Kept[]): [name: string, value: string][] {
  return kept.filter(({ on }) => on).map(({ name, value }) => [name, value]);
}
