import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Json } from '#contract/json.ts';
import type { Rule } from '#contract/policy.ts';
import type { Verbs } from '#contract/verbs.ts';
import { UNKNOWN_VERBS } from '#contract/verbs.ts';
import { compileGrants, compileRules } from '#main/policy/candidates.ts';
import { decide } from '#main/policy/decide.ts';

const read: Verbs = { verbs: ['read'], source: 'manifest' };
const write: Verbs = { verbs: ['write'], source: 'manifest' };
const said: Verbs = { verbs: ['read'], source: 'annotations' };
const unknown: Verbs = { verbs: [...UNKNOWN_VERBS], source: 'unknown' };

interface Example {
  call: string;
  server?: string;
  verbs?: Verbs;
  trusted?: boolean;
  args?: Json;
  rules?: Partial<Rule>[];
  /** Always, if `/file_path` is inside /home/me/notes. */
  always?: boolean;
}

const notes = (path: string): Example => ({
  call: 'write_file',
  verbs: write,
  always: true,
  args: { file_path: path },
});
const issues = { call: 'get_issue', server: 'github', trusted: false };
const asksAll: Partial<Rule> = { effect: 'ask', server: 'github', tool: '*' };

/** The worked examples of docs/permissions.md, row by row. */
const EXAMPLES: readonly Example[] = [
  { call: 'read_file', verbs: read },
  { call: 'write_file', verbs: write },
  { call: 'read_notes', server: 'mine', trusted: false },
  { call: 'read_notes', server: 'mine', verbs: said },
  notes('/home/me/notes/a.md'),
  notes('/home/me/notes/../keys'),
  notes('notes/a.md'),
  { ...notes('/home/me/notes/a.md'), rules: [{ effect: 'deny', server: '*', tool: 'write_*' }] },
  { ...issues, rules: [asksAll, { effect: 'allow', server: 'github', tool: 'get_issue' }] },
  { ...issues, rules: [{ effect: 'allow', server: 'github', tool: 'get_*' }, asksAll] },
  {
    call: 'tidy',
    rules: [
      {
        effect: 'allow',
        server: '*',
        tool: '*',
        where: [{ path: '/path', op: 'inside', value: '/home/me/notes' }],
      },
    ],
  },
];

function effectOf({ call, server = 'desktop-commander', verbs = unknown, trusted = true, ...rest }: Example) {
  const { args = {}, rules = [], always } = rest;
  const base: Omit<Rule, 'id' | 'createdAt'> = { who: '*', effect: 'allow', server, tool: call, where: [] };
  const fingerprint = 'a'.repeat(64);
  const tool = { server, name: call };
  const where = [{ path: '/file_path', op: 'inside', value: '/home/me/notes' }] as const;
  const grant = { id: 'g', principal: 'owner', tool, fingerprint, where: [...where], createdAt: 1 };
  return decide(
    {
      principal: { id: 'owner', roles: [] },
      via: 'desk',
      workspace: 'default',
      kind: 'tool',
      tool,
      fingerprint,
      verbs,
      trusted,
      args,
      run: 'run',
    },
    // In the order in which they were made.
    compileRules(rules.map((rule, at) => ({ ...base, id: `r${at}`, createdAt: at, ...rule }))),
    compileGrants(always === true ? [{ ...grant, scope: 'always', scopeId: '' }] : []),
    1_000,
  ).effect;
}

test('what the worked examples of the permissions page say is what is decided', () => {
  const [, part = ''] = readFileSync('docs/permissions.md', 'utf8').split('## Worked examples');
  const rows = [...part.matchAll(/^\| (.+?) +\| (.+?) +\| (\w+) +\| /gm)].filter(
    ([, first]) => !first?.startsWith('-'),
  );
  const WORDS = { allow: 'allowed', ask: 'asks', deny: 'denied' };
  expect(rows.map(([, , call = '', word]) => [/`(\w+)`/.exec(call)?.[1], word])).toEqual(
    EXAMPLES.map((example) => [example.call, WORDS[effectOf(example)]]),
  );
});
