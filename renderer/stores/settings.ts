import { create } from 'zustand';
import type { Destination } from '#contract/egress.ts';
import type { SettingsChange } from '#contract/settings.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';

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

export async function changeSettings(change: SettingsChange): Promise<Text | undefined> {
  return attempt(() => request('settings.set', { change }));
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
