import { create } from 'zustand';
import type { Destination } from '#contract/egress.ts';
import type { Settings, SettingsChange } from '#contract/settings.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { updateMirror, useEngine } from './engine.ts';

/** A list as the engine gave it last, and why it could not be had again. */
interface Listed<Item> {
  items?: readonly Item[];
  problem?: Text;
}

/** What no event tells of: asked for when the screen opens, and after each change of ours. */
export const useSettingsLists = create<{ egress: Listed<Destination>; secrets: Listed<string> }>()(() => ({
  egress: {},
  secrets: {},
}));

type Setting = keyof SettingsChange;

/** What was just chosen and is not answered yet, and why the last choice of a setting was refused. */
const useChoices = create<{
  wished: Partial<Settings>;
  refused: Partial<Record<Setting, Text>>;
}>()(() => ({ wished: {}, refused: {} }));

/** The settings as they were chosen: at once, and as they were again if the engine refuses. */
export function useSettings(): { settings?: Settings; refused: Partial<Record<Setting, Text>> } {
  const known = useEngine(({ mirror }) => mirror?.settings);
  const { wished, refused } = useChoices();
  return { ...(known && { settings: { ...known, ...wished } }), refused };
}

/** Whether a setting was chosen and the engine has not answered yet. */
export function useChosen(setting: Setting): boolean {
  return useChoices(({ wished }) => setting in wished);
}

/** What was sent last of each setting. */
const last = new Map<Setting, Promise<unknown>>();
let turn = 0;
/** The turn in which a setting was chosen last: its answer alone counts. */
const chosen = new Map<Setting, number>();

/** Those of one setting one after the other, so that the last choice is the one that stays. Why it was refused, if it was. */
export async function changeSettings(change: SettingsChange): Promise<Text | undefined> {
  const fields = Object.keys(change) as Setting[];
  const mine = (turn += 1);
  for (const field of fields) chosen.set(field, mine);
  useChoices.setState(({ wished, refused }) => ({
    wished: { ...wished, ...change },
    refused: without(refused, fields),
  }));
  const before = Promise.all(fields.map(async (field) => last.get(field)));
  const sent = before.then(() => request('settings.set', { change }));
  const over = sent.catch(() => undefined);
  for (const field of fields) last.set(field, over);
  let reason: Text | undefined;
  try {
    const settings = await sent;
    updateMirror((mirror) => ({ ...mirror, settings }));
  } catch (error) {
    reason = reasonOf(error);
  }
  const answered = fields.filter((field) => chosen.get(field) === mine);
  const refusals = reason && Object.fromEntries(answered.map((field) => [field, reason]));
  useChoices.setState(({ wished, refused }) => ({
    wished: without(wished, answered),
    refused: { ...refused, ...refusals },
  }));
  return reason;
}

function without<Value extends object>(from: Value, fields: readonly string[]): Value {
  return Object.fromEntries(Object.entries(from).filter(([field]) => !fields.includes(field))) as Value;
}

export async function listEgress(): Promise<void> {
  try {
    const items = await request('egress.list', {});
    useSettingsLists.setState({ egress: { items } });
  } catch (error) {
    const problem = reasonOf(error);
    useSettingsLists.setState(({ egress }) => ({ egress: { ...egress, problem } }));
  }
}

/** Names only: no window is ever given a value. */
export async function listSecrets(): Promise<void> {
  try {
    const items = await request('secret.list', {});
    useSettingsLists.setState({ secrets: { items: items.toSorted() } });
  } catch (error) {
    const problem = reasonOf(error);
    useSettingsLists.setState(({ secrets }) => ({ secrets: { ...secrets, problem } }));
  }
}

/** Stores a new secret, or another value under a name that is there. */
export async function storeSecret(name: string, value: string): Promise<Text | undefined> {
  return attempt(async () => {
    await request('secret.set', { name, value });
    await listSecrets();
  });
}

export async function removeSecret(name: string): Promise<Text | undefined> {
  return attempt(async () => {
    await request('secret.remove', { name });
    await listSecrets();
  });
}

async function attempt(work: () => Promise<unknown>): Promise<Text | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
