import { expect, test } from 'vitest';
import { blankForm, draftOf, formOf, rowOf } from './provider-form.ts';
import { freeProviderId } from './provider-kinds.ts';

test('what is needed is said by field', () => {
  const { problems } = draftOf(blankForm('compatible'), undefined, []);
  expect([...problems.keys()]).toEqual(['baseUrl']);
  expect([...draftOf({ ...blankForm('anthropic'), name: ' ' }, undefined, []).problems.keys()]).toEqual([
    'name',
    'key',
  ]);
  expect(draftOf(blankForm('ollama'), undefined, []).problems.size).toBe(0);
});

test('the key is no part of what is sent as the provider, and what is empty neither', () => {
  const form = { ...blankForm('openai'), key: 'sk-1', baseUrl: ' ' };
  const { draft, problems } = draftOf(form, undefined, ['openai']);
  expect(problems.size).toBe(0);
  expect(draft).toEqual({ id: 'openai-2', kind: 'openai', name: 'OpenAI', models: [] });
});

test('a provider that has its key needs none again, and comes back as it was', () => {
  const provider = {
    id: 'azure',
    kind: 'azure' as const,
    name: 'Work',
    resource: 'r',
    apiVersion: '2026-01-01',
    models: [{ id: 'gpt', contextTokens: 1000, usdPerMTokIn: 2.5, tools: false }],
    keyed: true,
    local: false,
  };
  const { keyed: _keyed, local: _local, ...sent } = provider;
  expect(draftOf(formOf(provider), provider, ['azure'])).toEqual({ draft: sent, problems: new Map() });
});

test('a number that is none is said at its place', () => {
  const row = { ...rowOf({ id: 'm' }), contextTokens: '1.5', usdPerMTokIn: '2,5', usdPerMTokOut: '-1' };
  const { draft, problems } = draftOf({ ...blankForm('ollama'), models: [row] }, undefined, []);
  expect([...problems.keys()]).toEqual(['models.0.contextTokens', 'models.0.usdPerMTokOut']);
  expect(draft.models).toEqual([{ id: 'm', usdPerMTokIn: 2.5 }]);
});

test('an id is free', () => {
  expect(freeProviderId('ollama', [])).toBe('ollama');
  expect(freeProviderId('ollama', ['ollama', 'ollama-2'])).toBe('ollama-3');
});
