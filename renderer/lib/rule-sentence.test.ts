import { afterEach, expect, test, vi } from 'vitest';
import type { Grant, Rule } from '#contract/policy.ts';
import { grantSentence, plainText, ruleSentence } from './rule-sentence.ts';

const rule = (over: Partial<Rule> = {}): Rule => ({
  id: 'r',
  effect: 'allow',
  who: '*',
  server: 'files',
  tool: 'write_file',
  where: [],
  createdAt: 1,
  ...over,
});
const said = (over: Partial<Rule>) => plainText(ruleSentence(rule(over)));

test.each<[Partial<Rule>, string]>([
  [{}, 'Everybody may run write_file on files without being asked.'],
  [{ who: 'owner' }, 'You may run write_file on files without being asked.'],
  [{ who: 'client:cursor' }, 'client:cursor may run write_file on files without being asked.'],
  [{ who: 'viewer' }, 'Whoever has the role viewer may run write_file on files without being asked.'],
  [{ tool: '*' }, 'Everybody may run any tool on files without being asked.'],
  [
    { tool: '*_file', server: 'git*' },
    'Everybody may run any tool like *_file on any server like git* without being asked.',
  ],
  [{ effect: 'deny', server: '*', tool: '*' }, 'Everybody is denied any tool on any server.'],
  [{ effect: 'deny', who: 'owner' }, 'You are denied write_file on files.'],
  [{ effect: 'ask' }, 'You are asked before anybody runs write_file on files.'],
  [{ effect: 'ask', who: 'owner' }, 'You are asked before you run write_file on files.'],
  [{ effect: 'ask', who: 'client:x' }, 'You are asked before client:x runs write_file on files.'],
  [{ effect: 'deny', via: 'gateway' }, 'Everybody is denied write_file on files through the gateway.'],
  [{ effect: 'deny', workspace: 'w' }, 'Everybody is denied write_file on files in the workspace w.'],
])('%j', (over, sentence) => {
  expect(said(over)).toBe(sentence);
});

test('conditions are joined', () => {
  const where: Rule['where'] = [
    { path: '/path', op: 'inside', value: '/srv' },
    { path: '/mode/0', op: 'in', value: ['a', 1] },
    { path: '/text', op: '=', value: '' },
  ];
  expect(said({ effect: 'deny', where, via: 'chat' })).toBe(
    'Everybody is denied write_file on files from a chat if path is inside /srv, mode/0 is one of ["a",1], and text is exactly "".',
  );
});

test('a time is said', () => {
  const from = new Date(2026, 10, 22, 9, 5).getTime();
  expect(said({ effect: 'deny', from, to: from + 60_000 })).toBe(
    'Everybody is denied write_file on files from Nov 22, 2026, 09:05 until Nov 22, 2026, 09:06.',
  );
});

test('what somebody wrote stays apart from our words', () => {
  const segments = ruleSentence(
    rule({ tool: '<b>{x}</b>', where: [{ path: '/p', op: '=', value: 'is inside' }] }),
  );
  expect(segments.filter(({ code }) => code).map(({ text }) => text)).toEqual([
    '<b>{x}</b>',
    'files',
    'p',
    'is inside',
  ]);
});

test('a grant', () => {
  const grant: Grant = {
    id: 'g',
    principal: 'owner',
    tool: { server: 'files', name: 'any*' },
    fingerprint: 'a'.repeat(64),
    where: [{ path: '/path', op: 'inside', value: '/x' }],
    scope: 'run',
    scopeId: 'r1',
    createdAt: 1,
  };
  expect(plainText(grantSentence(grant))).toBe(
    'You may run any* on files without being asked if path is inside /x.',
  );
  const resource: Grant = { ...grant, kind: 'resource', where: [] };
  expect(plainText(grantSentence(resource))).toBe(
    'You may read the resource any* of files without being asked.',
  );
  expect(plainText(grantSentence({ ...resource, kind: 'prompt' }))).toBe(
    'You may use the prompt any* of files without being asked.',
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('where the verb stands last, all else stands before it', async () => {
  vi.stubGlobal('document', { documentElement: { lang: 'ja' } });
  vi.resetModules();
  const japanese = await import('./rule-sentence.ts');
  const { readWords } = await import('./messages.ts');
  await readWords();
  const where: Rule['where'] = [{ path: '/path', op: 'inside', value: '/srv' }];
  expect(plainText(japanese.ruleSentence(rule({ effect: 'deny', via: 'chat', where })))).toBe(
    'チャットから、条件「path が /srv の中にある」を満たす場合、誰も files の write_file を実行できません。',
  );
  expect(plainText(japanese.ruleSentence(rule({ effect: 'ask', who: 'owner', tool: '*' })))).toBe(
    'あなたは files の任意のツールを実行する前に確認が必要です。',
  );
});
