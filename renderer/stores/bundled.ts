import { useEffect } from 'react';
import { create } from 'zustand';
import type { BundledView, NeedCheck } from '#contract/bundled-view.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { useEngine } from './engine.ts';
import { forgetRemoved } from './inventory.ts';

interface Bundled {
  /** In the order of the manifest; undefined: not heard yet. */
  shelf?: readonly BundledView[];
  problem?: Text;
  /** What was found of the needs of each, when it was looked for last. */
  checks: ReadonlyMap<ServerId, readonly NeedCheck[]>;
}

/** The servers that ship with Patchbay, and what is there of what they need. No event tells of either. */
export const useBundled = create<Bundled>()(() => ({ checks: new Map() }));

/** The one of this id, as soon as it is heard; undefined when this is none that ships with Patchbay. */
export function useBundledServer(server: ServerId): BundledView | undefined {
  useShelf();
  return useBundled(({ shelf }) => shelf?.find(({ id }) => id === server));
}

/** Asks for the shelf once: it does not change while the app runs. */
export function useShelf(): Bundled {
  const bundled = useBundled();
  const heard = bundled.shelf !== undefined;
  useEffect(() => {
    if (!heard) void listBundled();
  }, [heard]);
  return bundled;
}

/** What is there of the needs of a server; looked for when it is shown and when its settings have changed. */
export function useChecks(server: ServerId, wanted: boolean): readonly NeedCheck[] | undefined {
  const settings = useEngine(({ mirror }) => {
    const launch = mirror?.servers.find((view) => view.server.id === server)?.server.launch;
    return launch?.type === 'stdio' ? JSON.stringify(launch.env) : '';
  });
  const told = wanted ? settings : undefined;
  useEffect(() => {
    if (told !== undefined) void checkNeeds(server);
  }, [server, told]);
  return useBundled(({ checks }) => checks.get(server));
}

const turns = new Map<ServerId, number>();

async function listBundled(): Promise<void> {
  try {
    useBundled.setState({ shelf: await request('bundled.list', {}), problem: undefined });
  } catch (error) {
    useBundled.setState({ problem: reasonOf(error) });
  }
}

/** `again`: something may have been installed meanwhile. What cannot be looked for is left as it was. */
export async function checkNeeds(server: ServerId, again = false): Promise<void> {
  const mine = (turns.get(server) ?? 0) + 1;
  turns.set(server, mine);
  const found = await request('bundled.check', { server, again }).catch(() => undefined);
  // What does not answer is waited for: a later look may have been quicker.
  if (found && turns.get(server) === mine)
    useBundled.setState(({ checks }) => ({ checks: new Map(checks).set(server, found) }));
}

/** Takes one up into the list of servers. Why it was refused, if it was. */
export async function addBundled(server: ServerId): Promise<Text | undefined> {
  try {
    await request('bundled.add', { server });
  } catch (error) {
    return reasonOf(error);
  }
  // It is there again, as new: there is nothing to bring back any more.
  forgetRemoved(server);
  return undefined;
}

/** Asks for the file or folder of a setting with the system's own dialog. Neither of the two: it was closed. */
export async function pickSetting(
  server: ServerId,
  setting: string,
): Promise<{ path?: string; problem?: Text }> {
  try {
    return await request('bundled.pick', { server, setting });
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}
