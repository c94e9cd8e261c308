import { describe, expect, test } from 'vitest';
import type { Grant, Rule } from '#contract/policy.ts';
import { UNKNOWN_VERBS } from '#contract/verbs.ts';
import type { Verb, Verbs } from '#contract/verbs.ts';
import { isAlwaysSafe } from './always.ts';
import { compileGrants, compileRules } from './candidates.ts';
import type { Facts } from './candidates.ts';
import { decide } from './decide.ts';
import type { Verdict } from './decide.ts';

const NOW = 1_000_000;
const WHERE: Rule['where'] = [{ path: '/path', op: 'inside', value: '/srv' }];

const facts = (over: Partial<Facts> = {}): Facts => ({
  principal: { id: 'client:cursor', roles: ['developer'] },
  via: 'gateway',
  workspace: 'w1',
  kind: 'tool',
  tool: { server: 'file-system', name: 'write_file' },
  fingerprint: 'a'.repeat(64),
  verbs: { verbs: ['write'], source: 'manifest' },
  trusted: true,
  args: { path: '/srv/a.txt' },
  run: 'run2',
  conversation: 'c1',
  ...over,
});

const rule = (over: Partial<Rule> = {}): Rule => ({
  id: 'r',
  effect: 'allow',
  who: '*',
  server: 'file-system',
  tool: 'write_file',
  where: [],
  createdAt: 1,
  ...over,
});

const grant = (over: Partial<Grant> = {}): Grant => ({
  id: 'g',
  principal: 'client:cursor',
  tool: { server: 'file-system', name: 'write_file' },
  fingerprint: 'a'.repeat(64),
  where: [],
  scope: 'always',
  scopeId: '',
  createdAt: 1,
  ...over,
});

function verdict(rules: Rule[], grants: Grant[] = [], over: Partial<Facts> = {}, now = NOW): Verdict {
  return decide(facts(over), compileRules(rules), compileGrants(grants), now);
}

describe('default policy', () => {
  const verbs = (source: Verbs['source'], ...list: Verb[]): Verbs => ({ verbs: list, source });
  test.each([
    ['read of a trusted server', verbs('manifest', 'read'), true, 'allow', 'default:read'],
    ['read that goes out', verbs('manifest', 'read', 'network'), true, 'allow', 'default:read'],
    ['read of a foreign server', verbs('user', 'read'), false, 'ask', 'default:ask'],
    ['write of a trusted server', verbs('manifest', 'write'), true, 'ask', 'default:ask'],
    ['read and send', verbs('annotations', 'read', 'send'), true, 'ask', 'default:ask'],
    ['nothing said', verbs('manifest'), true, 'ask', 'default:ask'],
    ['unknown', verbs('unknown', ...UNKNOWN_VERBS), true, 'ask', 'default:ask'],
    ['unknown, yet called read', verbs('unknown', 'read'), true, 'ask', 'default:ask'],
  ] as const)('%s', (_name, known, trusted, effect, id) => {
    expect(verdict([], [], { verbs: known, trusted })).toEqual({ effect, rule: id });
  });

  test.each([
    [verbs('manifest', 'read'), true],
    [verbs('user', 'write', 'network'), true],
    [verbs('manifest', 'write', 'destroy'), false],
    [verbs('manifest', 'execute'), false],
    [verbs('annotations', 'read', 'send'), false],
    [verbs('unknown', 'read'), false],
    [verbs('manifest'), false],
  ])('"always" without a pattern for %j: %j', (known, safe) => {
    expect(isAlwaysSafe(known)).toBe(safe);
  });
});

describe('what a rule matches', () => {
  const cases: [string, Partial<Rule>, boolean][] = [
    ['the principal', { who: 'client:cursor' }, true],
    ['a role', { who: 'developer' }, true],
    ['another principal', { who: 'owner' }, false],
    ['the server with _ for - and capitals', { server: 'File_System' }, true],
    ['a server glob', { server: 'file_*' }, true],
    ['another server', { server: 'file' }, false],
    ['a tool glob', { tool: '*_file' }, true],
    ['the tool in other case', { tool: 'Write_File' }, false],
    ['the via', { via: 'gateway' }, true],
    ['another via', { via: 'chat' }, false],
    ['the workspace', { workspace: 'w1' }, true],
    ['another workspace', { workspace: 'w2' }, false],
    ['from now', { from: NOW }, true],
    ['from later', { from: NOW + 1 }, false],
    ['to later', { to: NOW + 1 }, true],
    ['to now', { to: NOW }, false],
    ['the arguments', { where: WHERE }, true],
    ['other arguments', { where: [{ path: '/path', op: 'inside', value: '/etc' }] }, false],
    ['a missing field', { where: [{ path: '/other', op: '!=', value: 1 }] }, false],
  ];
  test.each(cases)('%s', (_name, over, matches) => {
    expect(verdict([rule(over)]).rule).toBe(matches ? 'r' : 'default:ask');
    expect(verdict([rule({ ...over, effect: 'deny' })]).effect).toBe(matches ? 'deny' : 'ask');
  });

  test('no name of a tool escapes *', () => {
    const deny = [rule({ effect: 'deny', server: '*', tool: '*' })];
    for (const name of ['a/b', '../x', 'a\nb', '.', '!', '*', '(']) {
      expect(verdict(deny, [], { tool: { server: 'file-system', name } }).effect).toBe('deny');
    }
  });

  test('a path that climbs is denied by a broad deny and not allowed by a broad allow', () => {
    const where: Rule['where'] = [{ path: '/path', op: 'glob', value: '/srv/**' }];
    const args = { path: '/srv/../etc/passwd' };
    expect(verdict([rule({ where })], [], { args }).effect).toBe('ask');
    expect(verdict([rule({ where, effect: 'deny' })], [], { args }).effect).toBe('deny');
    expect(verdict([], [grant({ where })], { args }).effect).toBe('ask');
  });
});

describe('what a grant matches', () => {
  const cases: [string, Partial<Grant>, Partial<Facts>, boolean][] = [
    ['always', {}, {}, true],
    ['another principal', { principal: 'owner' }, {}, false],
    ['a role is no principal', { principal: 'developer' }, {}, false],
    ['another tool', { tool: { server: 'file-system', name: 'write' } }, {}, false],
    ['another server', { tool: { server: 'files', name: 'write_file' } }, {}, false],
    ['the same server otherwise written', {}, { tool: { server: 'file_system', name: 'write_file' } }, true],
    ['another definition', { fingerprint: 'b'.repeat(64) }, {}, false],
    ['this run', { scope: 'run', scopeId: 'run2' }, {}, true],
    ['an earlier run', { scope: 'run', scopeId: 'run1' }, {}, false],
    ['this workspace', { scope: 'workspace', scopeId: 'w1' }, {}, true],
    ['another workspace', { scope: 'workspace', scopeId: 'w2' }, {}, false],
    ['this conversation', { scope: 'conversation', scopeId: 'c1' }, {}, true],
    ['no conversation', { scope: 'conversation', scopeId: 'c1' }, { conversation: undefined }, false],
    ['one call', { scope: 'call', scopeId: 'run2' }, {}, false],
    ['not expired', { expiresAt: NOW + 1 }, {}, true],
    ['expired', { expiresAt: NOW }, {}, false],
    ['fulfilled arguments', { where: WHERE }, {}, true],
    ['other arguments', { where: WHERE }, { args: { path: '/etc/passwd' } }, false],
    ['a tool that became dangerous', {}, { verbs: { verbs: ['destroy'], source: 'user' } }, false],
    [
      'a dangerous tool with a pattern',
      { where: WHERE },
      { verbs: { verbs: ['destroy'], source: 'user' } },
      true,
    ],
  ];
  test.each(cases)('%s', (_name, over, factsOver, matches) => {
    expect(verdict([], [grant(over)], factsOver)).toEqual(
      matches ? { effect: 'allow', rule: 'grant:g' } : { effect: 'ask', rule: 'default:ask' },
    );
  });
});

describe('precedence', () => {
  const broad = { server: '*', tool: '*' };
  const ask = { effect: 'ask' } as const;
  const cases: [string, Partial<Rule>, Partial<Rule>][] = [
    ['a broad deny over an exact allow', { effect: 'deny', ...broad }, { where: WHERE, createdAt: 9 }],
    ['a broad deny over an exact ask', { effect: 'deny', ...broad }, { ...ask, where: WHERE, createdAt: 9 }],
    ['exact server over exact tool', { ...ask, tool: '*' }, { server: '*', where: WHERE, createdAt: 9 }],
    [
      'exact server over exact tool, for an allow',
      { tool: '*' },
      { ...ask, server: '*', where: WHERE, createdAt: 9 },
    ],
    ['exact tool over where', { ...ask, server: '*' }, { ...broad, where: WHERE, createdAt: 9 }],
    [
      'exact tool over where, for an allow',
      { server: '*' },
      { ...ask, ...broad, where: WHERE, createdAt: 9 },
    ],
    ['where over newer', { ...ask, where: WHERE }, { createdAt: 9 }],
    ['where over newer, for an allow', { where: WHERE }, { ...ask, createdAt: 9 }],
    ['newer over older', { createdAt: 2 }, { ...ask, createdAt: 1 }],
    ['newer over older, for an ask', { ...ask, createdAt: 2 }, { createdAt: 1 }],
    ['ask over an allow of the same moment', ask, {}],
  ];
  test.each(cases)('%s', (_name, strong, weak) => {
    const [a, b] = [rule({ ...strong, id: 'strong' }), rule({ ...weak, id: 'weak' })];
    expect(verdict([b]).rule).toBe('weak');
    expect(verdict([a, b]).rule).toBe('strong');
    expect(verdict([b, a]).rule).toBe('strong');
  });

  const withGrants: [string, Partial<Rule>, Partial<Grant>, string][] = [
    ['deny over a grant', { effect: 'deny', ...broad }, { where: WHERE, createdAt: 9 }, 'r'],
    ['a grant over a broad ask', { ...ask, ...broad, createdAt: 9 }, {}, 'grant:g'],
    ['a grant over an older ask of the tool', { ...ask, createdAt: 1 }, { createdAt: 2 }, 'grant:g'],
    ['a newer ask of the tool over a grant', { ...ask, createdAt: 2 }, { createdAt: 1 }, 'r'],
    ['an ask with where over a grant without', { ...ask, where: WHERE }, { createdAt: 9 }, 'r'],
    ['a grant with where over a newer ask', { ...ask, createdAt: 9 }, { where: WHERE }, 'grant:g'],
    ['an ask over a grant of the same moment', ask, {}, 'r'],
  ];
  test.each(withGrants)('%s', (_name, ruleOver, grantOver, winner) => {
    expect(verdict([], [grant(grantOver)]).rule).toBe('grant:g');
    expect(verdict([rule(ruleOver)], [grant(grantOver)]).rule).toBe(winner);
  });

  test('of two grants the one with a pattern, then the newer', () => {
    const patterned = grant({ id: 'p', where: WHERE });
    expect(verdict([], [grant({ createdAt: 9 }), patterned]).rule).toBe('grant:p');
    expect(verdict([], [grant({ id: 'old' }), grant({ id: 'new', createdAt: 2 })]).rule).toBe('grant:new');
  });

  test('any rule over the default', () => {
    const verbs: Verbs = { verbs: ['read'], source: 'manifest' };
    expect(verdict([], [], { verbs }).rule).toBe('default:read');
    expect(verdict([rule({ ...ask, ...broad })], [], { verbs }).rule).toBe('r');
  });
});

describe('before the arguments are known', () => {
  const early = { args: undefined };
  test('a deny without where counts', () => {
    expect(verdict([rule({ effect: 'deny' })], [], early).effect).toBe('deny');
  });
  test('a deny with where waits, and nothing is allowed', () => {
    expect(verdict([rule({ effect: 'deny', where: WHERE })], [], early).effect).toBe('ask');
    const read: Verbs = { verbs: ['read'], source: 'manifest' };
    expect(verdict([rule()], [grant()], { ...early, verbs: read }).effect).toBe('ask');
  });
});
