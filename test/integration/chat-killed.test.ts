import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gone } from '#main/supervisor/testing/rig.ts';
import { startModelServer } from '../fixtures/models/model-server.ts';
import { says } from '../fixtures/models/script.ts';
import { reasonOf, textOf } from '../support/chat.ts';
import { FIXTURES, removeHome, startEngine, temporaryHome } from './engine.ts';

test('a kill -9 in mid-stream loses nothing older than a quarter of a second', async () => {
  const models = await startModelServer({
    key: null,
    script: () => says(['this is kept '], { ending: 'silent' }),
  });
  const home = temporaryHome();
  const child = spawn(process.execPath, [join(FIXTURES, 'programs/streaming-chat.mjs')], {
    env: { ...process.env, CHAT_HOME: home, MODEL_URL: models.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const conversation = line.toString().trim().split('\n')[0] ?? '';
  child.kill('SIGKILL');
  await exited;
  expect(gone(child.pid ?? 0)).toBe(true);

  const engine = await startEngine({ home });
  const { messages, conversation: view } = await engine.ask('conversation.get', { conversation });
  const answer = messages.at(-1);
  if (answer === undefined) throw new Error('no answer');
  expect(textOf(answer)).toBe('this is kept ');
  expect(reasonOf(answer)).toBe('chat.stopped.appEnded');
  expect(view).toMatchObject({ running: false, leaf: answer.id, title: 'go' });
  expect(await engine.ask('conversation.search', { text: 'kept' })).toMatchObject([{ message: answer.id }]);
  await engine.close();
  await models.close();
  removeHome(home);
});
