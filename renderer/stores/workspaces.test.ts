import { afterEach, expect, test, vi } from 'vitest';
import { pickFolder, setWorkspace } from './workspaces.ts';

const reason = { code: 'request.folderRoot', params: { folder: '/' } };

function refusing(field?: string) {
  vi.stubGlobal('window', {
    patchbay: { request: async () => ({ ok: false, error: { reason, field } }) },
  });
}

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['workspace.name', 'name'],
  ['workspace.folders.1', 'folders.1'],
  ['workspace.folders', undefined],
  [undefined, undefined],
])('a refusal at %s stands at %s', async (field, place) => {
  refusing(field);
  const refusal = await setWorkspace({ name: 'W', folders: ['/'] });
  expect(refusal).toEqual(place === undefined ? { reason } : { reason, field: place });
});

test('why no folder could be chosen is told', async () => {
  refusing();
  expect(await pickFolder()).toEqual({ problem: reason });
});
