import { create } from 'zustand';
import type { ClientAppId, ClientImport } from '#contract/client-app.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { listClients, offerSwitch } from './clients.ts';
import { addChosen, foundIn } from './pasting.ts';
import type { DraftChoice, Found } from './pasting.ts';

interface Importing {
  read?: ClientImport;
  problem?: Text;
  choices: Readonly<Record<string, Partial<DraftChoice>>>;
  busy: boolean;
}

const NOTHING = { read: undefined, problem: undefined, choices: {}, busy: false };

/** What an app's file was found to hold, and what was chosen of it. */
export const useImporting = create<Importing>()(() => NOTHING);

/** Reads the app's file anew; what was chosen before is forgotten. */
export async function readClient(client: ClientAppId): Promise<void> {
  useImporting.setState(NOTHING);
  try {
    const read = await request('client.import', { client });
    useImporting.setState({ read, choices: unchosen(read) });
  } catch (error) {
    useImporting.setState({ problem: reasonOf(error) });
  }
}

export function chooseImport(key: string, change: Partial<DraftChoice>): void {
  useImporting.setState(({ choices }) => ({
    choices: { ...choices, [key]: { ...choices[key], ...change } },
  }));
}

export function importable({ read, choices }: Pick<Importing, 'read' | 'choices'>): Found[] {
  return read ? foundIn({ parsed: read.parsed, choices }) : [];
}

/** Adds what is chosen. Resolves to whether nothing was refused; then the app's own copies can be switched. */
export async function importChosen(): Promise<boolean> {
  useImporting.setState({ busy: true });
  const all = await addChosen(importable(useImporting.getState()), chooseImport);
  useImporting.setState({ busy: false });
  if (!all) return false;
  await listClients();
  const now = useImporting.getState();
  const added = importable(now).filter((one) => one.added);
  const names = added.flatMap(({ draft }) => now.read?.entries[draft.id]?.name ?? []);
  offerSwitch({ servers: added.map(({ id }) => id), names });
  return true;
}

/** What is here already is not imported a second time, unless somebody says so. */
function unchosen({ parsed, entries }: ClientImport): Importing['choices'] {
  const known = foundIn({ parsed, choices: {} }).filter(({ draft }) => {
    const entry = entries[draft.id];
    return entry?.ours !== undefined || entry?.same !== undefined;
  });
  return Object.fromEntries(known.map(({ key }) => [key, { on: false }]));
}
