import { afterEach, expect, test, vi } from 'vitest';
import type { ClientApp } from '#contract/client-app.ts';
import { chooseFile, listClients, useClients } from './clients.ts';

afterEach(() => vi.unstubAllGlobals());

const found = (path: string) => ({ id: 'claude-desktop', path }) as ClientApp;

test('a list that was asked for before a change of ours does not take it back', async () => {
  const waiting = new Map<string, (value: unknown) => void>();
  vi.stubGlobal('window', {
    patchbay: {
      request: (name: string) =>
        new Promise((resolve) => waiting.set(name, (value) => resolve({ ok: true, value }))),
    },
  });
  useClients.setState({ apps: [found('/before')] });
  const listed = listClients();
  const chosen = chooseFile('claude-desktop');
  waiting.get('client.choose')?.(found('/after'));
  await chosen;
  waiting.get('client.list')?.([found('/before')]);
  await listed;
  expect(useClients.getState().apps).toEqual([found('/after')]);
});
