import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { en } from '#contract/messages/en.ts';
import { SecretName } from '#contract/secret.ts';
import { ParsedServers } from '#contract/server.ts';
import { parsePasted } from './pasted.ts';

const word = fc.constantFrom(
  ...'{ } [ ] " : , \' \\ $ ` | ${x} ${secret:A} ${input:i} // /* */ # \n 1 null true a=b mcpServers servers mcp command args env url headers https://a.example claude add -H -- x --token'.split(
    ' ',
  ),
);
const name = fc.oneof(
  fc.constantFrom('mcpServers', 'servers', 'mcp', 'projects', 'inputs', '__proto__'),
  fc.string(),
);
const field = fc.constantFrom(
  'command',
  'args',
  'env',
  'type',
  'transport',
  'url',
  'headers',
  'Authorization',
  'cwd',
  'id',
  'password',
  'name',
);
const config = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(
      'npx',
      'stdio',
      'http',
      'sse',
      'https://a.example/sse',
      'Bearer s3cret',
      'API_TOKEN',
      '${input:i}',
      'a\0',
      true,
      1,
      null,
    ),
    fc.string(),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(name, field), tie('tree'), { maxKeys: 4 }),
  ),
})).tree;

test('nothing makes it throw, and what comes back fits the contract', () => {
  const pasted = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word).map((words) => words.join('')),
    fc.array(word).map((words) => words.join(' ')),
    config.map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(pasted, (text) => {
      const parsed = parsePasted(text, (id) => id === 'x');
      expect(() => ParsedServers.parse(parsed)).not.toThrow();
      const ids = parsed.drafts.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain('x');
      for (const { server, variable, name, value } of parsed.secrets) {
        expect(SecretName.safeParse(name).success).toBe(true);
        const launch = parsed.drafts.find(({ id }) => id === server)?.launch;
        const whole = (launch?.type === 'stdio' ? launch.env : launch?.headers)?.[variable];
        expect(whole?.endsWith(value ?? whole)).toBe(true);
      }
      for (const { code } of parsed.problems) expect(en).toHaveProperty([code]);
      if (ids.length === 0) expect(parsed.problems).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});
