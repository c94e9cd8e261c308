import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRig, ownServer, refusal, wish } from './testing/rig.ts';
import type { Rig } from './testing/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = createRig();
});
afterEach(() => {
  rig.remove();
});

const bytes = () => readFileSync(rig.file);

const GOLDEN: [string, string][] = [
  [
    'foreign keys, comments, a comma at the end',
    '{\n  // mine\n  "theme": "dark",\n  "mcpServers": {\n    "y": {"command": "y"}, // y\n  },\n}',
  ],
  [
    'CRLF and a byte order mark',
    '\uFEFF{\r\n  "mcpServers": {\r\n    "y": {\r\n      "command": "y"\r\n    }\r\n  }\r\n}\r\n',
  ],
  ['tabs and no line end at the end', '{\n\t"mcpServers": {\n\t\t"y": {"command": "é日本🎉"}\n\t}\n}'],
  ['an empty file', ''],
  ['a byte order mark alone', '\uFEFF'],
  ['{}', '{}'],
  ['no mcpServers', '{"globalShortcut":"Ctrl+Space"}'],
];
test.each(GOLDEN)(
  '%s: only what is ours is written, and a restore gives every byte back',
  async (_, before) => {
    rig.lay(before);
    rig.servers = [ownServer('x')];
    const { app, backup } = await rig.write({ servers: ['x'] });
    const after = bytes().toString();
    // What was there is all there still, in its order; what came between is one member and its comma.
    expect(isWithin(before, after)).toBe(true);
    expect(after.includes('\r\n')).toBe(before.includes('\r\n'));
    expect(after.replaceAll('\r\n', '').includes('\n') && after.includes('\r\n')).toBe(false);
    expect(app.entries.map(({ name }) => name)).toEqual(before.includes('"y"') ? ['y', 'x'] : ['x']);
    expect(app.backups).toEqual([backup]);
    const restored = await rig.claude.restore(backup?.id ?? '');
    expect(bytes().equals(Buffer.from(before))).toBe(true);
    expect(restored.app.backups).toHaveLength(2);
    await rig.claude.restore(restored.backup?.id ?? '');
    expect(bytes().toString()).toBe(after);
  },
);

test('any file that can be read: export then restore gives every byte back', async () => {
  rig.servers = [ownServer('x'), ownServer('y', {}, { source: 'bundled' })];
  const json = fc.record({
    mark: fc.boolean(),
    value: fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }),
    indent: fc.nat(3),
    crlf: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(json, async ({ mark, value, indent, crlf }) => {
      const { mcpServers: _, ...rest } = value;
      const plain = JSON.stringify({ ...rest, mcpServers: { z: value } }, null, indent);
      const before = Buffer.from(`${mark ? '\uFEFF' : ''}${crlf ? plain.replaceAll('\n', '\r\n') : plain}`);
      rig.lay(before);
      const { backup } = await rig.write({ servers: ['x', 'y'], remove: ['z'] });
      expect(bytes().equals(before)).toBe(false);
      await rig.claude.restore(backup?.id ?? '');
      expect(bytes().equals(before)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('a file or a server that was changed after the look is refused, and nothing is written', async () => {
  rig.lay('{}');
  rig.servers = [ownServer('x')];
  const { hash } = await rig.claude.preview(wish({ servers: ['x'] }));
  const late = () => rig.claude.write({ ...wish({ servers: ['x'] }), hash, create: false });
  rig.lay('{ }');
  expect(await refusal(late())).toBe('clients.changedMeanwhile');
  expect(bytes().toString()).toBe('{ }');
  rig.lay('{}');
  rig.servers = [ownServer('x', { args: ['other'] })];
  expect(await refusal(late())).toBe('clients.changedMeanwhile');
  rig.servers = [ownServer('x')];
  // Claude may write while a person is asked.
  expect(
    await refusal(
      rig.claude.write({
        ...wish({ servers: ['x'], remove: ['y'] }),
        hash: hash.replace(/^./, (c) => (c === '0' ? '1' : '0')),
        create: false,
      }),
    ),
  ).toBe('clients.changedMeanwhile');
  expect(existsSync(`${rig.home}/backups`)).toBe(false);
  const [one, two] = await Promise.allSettled([late(), late()]);
  expect([one.status, two.status]).toEqual(['fulfilled', 'rejected']);
  expect(readdirSync(dirname(rig.file))).toEqual(['claude_desktop_config.json']);
  expect(await refusal(rig.write({ servers: ['x'], remove: ['x'] }))).toBe('clients.nothingToWrite');
});

test.each<[string, string | Buffer, string, object]>([
  ['broken', '{\n  "mcpServers": {\n    "a": }\n}', 'paste.json.unexpected', { line: 3, column: 10 }],
  ['cut off', '{"mcpServers": {', 'paste.json.end', { line: 1, column: 17 }],
  [
    'twice',
    '{"mcpServers": {},\n "mcpServers": {}}',
    'clients.twice',
    { line: 2, column: 2, name: 'mcpServers' },
  ],
  [
    'an entry twice',
    '{"mcpServers": {"a": {},\n "a": {}}}',
    'clients.twice',
    { line: 2, column: 2, name: 'a' },
  ],
  ['a list', '{"mcpServers": []}', 'clients.serversNotObject', { line: 1, column: 16 }],
  ['no object', '[]', 'clients.notObject', {}],
  ['members alone', '"a": 1', 'clients.broken', { line: 1, column: 4 }],
  ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'clients.notUtf8', {}],
  ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'clients.notUtf8', {}],
])(
  'a file that is %s is named with its place, never written, and can be restored over',
  async (_, content, code, params) => {
    rig.lay('{}');
    rig.servers = [ownServer('x')];
    const { backup } = await rig.write({ servers: ['x'] });
    rig.lay(content);
    const app = await rig.claude.look();
    expect(app).toMatchObject({ state: 'unreadable', problem: { code, params }, entries: [] });
    expect(await refusal(rig.claude.preview(wish({ servers: ['x'] })))).toBe(code);
    expect(await refusal(rig.claude.read())).toBe(code);
    expect(bytes().equals(Buffer.from(content))).toBe(true);
    const restored = await rig.claude.restore(backup?.id ?? '');
    expect(bytes().toString()).toBe('{}');
    await rig.claude.restore(restored.backup?.id ?? '');
    expect(bytes().equals(Buffer.from(content))).toBe(true);
  },
);

/** Whether all of `inner` stands in `outer`, in this order. */
function isWithin(inner: string, outer: string): boolean {
  let at = 0;
  for (const char of outer) if (char === inner.slice(at, at + char.length)) at += char.length;
  return at === inner.length;
}
