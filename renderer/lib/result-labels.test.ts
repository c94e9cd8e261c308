import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('the words around a result are of the language of the page, and one object', async () => {
  vi.stubGlobal('document', { documentElement: { lang: 'de' } });
  vi.resetModules();
  // Loaded before the words are, as in the window.
  const { resultLabels } = await import('./result-labels.ts');
  const { readWords } = await import('./messages.ts');
  await readWords();
  expect(resultLabels()).toMatchObject({ read: 'Lesen', link: 'Link auf eine Ressource' });
  expect(resultLabels()).toBe(resultLabels());
});
