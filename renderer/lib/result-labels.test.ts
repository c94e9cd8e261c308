import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('the words around a result are in the language of the page, which is read after this file', async () => {
  vi.stubGlobal('document', { documentElement: { lang: 'ja' } });
  vi.resetModules();
  const { resultLabels } = await import('./result-labels.ts');
  const { readWords } = await import('./messages.ts');
  await readWords();
  expect(resultLabels()).toMatchObject({ failed: 'サーバーが失敗と報告しました。', details: '詳細' });
  expect(resultLabels()).toBe(resultLabels());
});
