import { create } from 'zustand';
import type { ClientApp, ClientAppId, ClientBackup, ClientWritten } from '#contract/client-app.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { textOf } from '#renderer/lib/messages.ts';

/** What was last done to an app's file, and the copy of what it held before. */
export interface Done {
  what: Text;
  backup?: ClientBackup;
}

interface Clients {
  /** As the engine found them last. */
  apps?: readonly ClientApp[];
  problem?: Text;
  /** Something is being written or chosen. */
  busy: boolean;
  done?: Done;
  /** Added from the app, which still has its own copies: what could take their place. */
  imported?: Switch;
}

/** Servers that could take the place of an app's own entries. */
export interface Switch {
  servers: readonly ServerId[];
  names: readonly string[];
}

/** Other apps on this machine. No event tells of their files: they are read when the screen shows, and after each change of ours. */
export const useClients = create<Clients>()(() => ({ busy: false }));

let newest = 0;

export async function listClients(): Promise<void> {
  const mine = ++newest;
  try {
    const apps = await request('client.list', {});
    // A file that was looked at before it was written would bring back what it held.
    if (mine === newest) useClients.setState({ apps, problem: undefined });
  } catch (error) {
    if (mine === newest) useClients.setState({ problem: reasonOf(error) });
  }
}

/** Takes another file for the app's; without `path` the system's own dialog asks for one. */
export async function chooseFile(client: ClientAppId, path?: string): Promise<void> {
  await attempt(async () => {
    took(await request('client.choose', { client, ...(path !== undefined && { path }) }));
    useClients.setState({ done: undefined, imported: undefined });
  });
}

/** Puts a backup back. */
export async function restoreBackup(client: ClientAppId, backup: string): Promise<void> {
  await attempt(async () => {
    wrote(await request('client.restore', { client, backup }), 'clients.restored');
  });
}

/** Takes over what an app's file holds now that it was written. */
export function wrote({ app, backup }: ClientWritten, what: 'clients.written' | 'clients.restored'): void {
  took(app);
  const running = app.running;
  useClients.setState({
    done: { what: textOf(what, { running }), ...(backup && { backup }) },
    imported: undefined,
  });
}

export function offerSwitch(imported: Switch | undefined): void {
  useClients.setState({ imported, done: undefined });
}

export function dismissDone(): void {
  useClients.setState({ done: undefined, imported: undefined });
}

function took(app: ClientApp): void {
  newest += 1;
  useClients.setState(({ apps = [] }) => ({
    apps: apps.map((one) => (one.id === app.id ? app : one)),
    problem: undefined,
  }));
}

async function attempt(work: () => Promise<void>): Promise<void> {
  useClients.setState({ busy: true, problem: undefined });
  try {
    await work();
  } catch (error) {
    useClients.setState({ problem: reasonOf(error) });
  } finally {
    useClients.setState({ busy: false });
  }
}
