import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startModelServer } from '../fixtures/models/model-server.ts';
import { says, wantsTools } from '../fixtures/models/script.ts';
import { addScripted, callsOf, startTalk, textOf } from '../support/chat.ts';
import { FIXTURES, foreignServer, removeHome, startEngine } from './engine.ts';

test('several models answer side by side, and what they both only read is read once', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'patchbay-compare-'));
  const counter = join(scratch, 'count');
  const counting = [join(FIXTURES, 'servers/modern.mjs')];
  const bay = await startEngine({
    servers: [foreignServer('modern', counting, { env: { COUNTER_FILE: counter }, trusted: true })],
  });
  const wait = wantsTools([{ name: 'modern__wait', args: { ms: 300 } }]);
  const models = await startModelServer({
    key: null,
    models: ['first', 'second'],
    script: (ask) => (ask.results.length === 0 ? wait : says(`From ${ask.model}.`)),
  });
  await addScripted(bay, models.url, []);
  await bay.start('modern');
  const talk = await startTalk(bay);
  const { user, assistants } = await bay.ask('turn.compare', {
    conversation: talk.id,
    parts: [{ type: 'text', text: 'Compare' }],
    models: [
      { provider: 'scripted', model: 'first' },
      { provider: 'scripted', model: 'second' },
    ],
  });
  const answers = await Promise.all(assistants.map(({ id }) => talk.ended(id)));
  expect(answers.map(textOf)).toEqual(['From first.', 'From second.']);
  expect(answers.map(({ parent }) => parent)).toEqual([user.id, user.id]);
  expect(existsSync(counter) && readFileSync(counter, 'utf8')).toBe('waiting\n');
  const ids = answers.map((answer) => callsOf(answer)[0]?.call ?? '');
  expect(new Set(ids).size).toBe(2);
  for (const id of ids)
    expect(await bay.ask('call.get', { id })).toMatchObject({ outcome: 'ok', via: 'chat' });
  await bay.close();
  await models.close();
  removeHome(bay.home);
  rmSync(scratch, { recursive: true, force: true });
});
