import { expect, test } from 'vitest';
import { unsent } from './forms.ts';

test('what was sent is taken away, what was typed while it was on its way stays', () => {
  const secret = { on: true, name: 'KEY' };
  const sent = { secrets: { TOKEN: secret }, setup: { URL: 'http://a', KEY: 'k', STYLE: 'false' } };
  expect(unsent(sent, sent)).toEqual({ secrets: {}, setup: {} });
  const typedOn = { secrets: sent.secrets, setup: { ...sent.setup, STYLE: null, LIMIT: '3' } };
  expect(unsent(typedOn, sent)).toEqual({ secrets: {}, setup: { STYLE: null, LIMIT: '3' } });
});
