import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { goTo } from './place.ts';

/** What is asked of the updates; how it goes is told by events. Resolves to why it was refused, if it was. */
export async function askUpdates(what: 'check' | 'download' | 'install'): Promise<Text | undefined> {
  try {
    await request(`update.${what}`, {});
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

export function showUpdates(): void {
  goTo('settings');
}
