import { expect, test } from 'vitest';
import type { BundledView, NeedCheck } from '#contract/bundled-view.ts';
import type { Server } from '#contract/server.ts';
import { standingOf } from './standing.ts';

const how = { code: 'servers.none', params: {} } as const;
const label = { code: 'servers.name', params: {} } as const;
const ABOUT: BundledView = {
  id: 'chat-ops',
  title: 'Chat',
  description: how,
  tools: [],
  settings: [{ env: 'TOKEN', kind: 'secret', required: true, label, help: how }],
  needs: [
    { kind: 'program', name: 'docker', how },
    { kind: 'account', name: 'Slack', how, setting: 'TOKEN' },
  ],
};
const server = (env: Record<string, string>) => ({ launch: { type: 'stdio', env } }) as unknown as Server;
const words = (
  about: BundledView,
  env: Record<string, string> | undefined,
  ...states: NeedCheck['state'][]
) =>
  standingOf(about, env && server(env), states.length === 0 ? undefined : states.map((state) => ({ state })))
    .words;

test('what is missing comes first, then what is to be filled in, each said once', () => {
  expect(words(ABOUT, undefined, 'missing', 'missing')).toEqual({
    code: 'shelf.missing',
    params: { names: 'docker' },
  });
  expect(words(ABOUT, {}, 'there', 'missing')).toEqual({ code: 'shelf.unset', params: { names: 'Name' } });
  expect(words(ABOUT, { TOKEN: '${secret:T}' }, 'there', 'there').code).toBe('shelf.ready');
});

test('while it is looked for nothing is claimed, nor where it cannot be told', () => {
  expect(words(ABOUT, { TOKEN: '${secret:T}' }).code).toBe('shelf.looking');
  expect(words(ABOUT, { TOKEN: '${secret:T}' }, 'unknown', 'there').code).toBe('shelf.unknown');
});

test('one that needs nothing, or whose setting has a default, lacks nothing', () => {
  expect(words({ ...ABOUT, needs: [], settings: [] }, undefined).code).toBe('shelf.nothing');
  const settings = ABOUT.settings.map((one) => ({ ...one, default: 'x' }));
  expect(words({ ...ABOUT, needs: [], settings }, undefined).code).toBe('shelf.nothing');
});
