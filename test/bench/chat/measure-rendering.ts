import { ConversationView } from '#contract/chat/conversation.ts';
import { ChatPage } from '../../../e2e/support/chat.ts';
import type { Measurement } from '../measure.ts';
import { openStormApp } from '../storm/storm-app.ts';
import type { StormApp } from '../storm/storm-app.ts';
import { watchTasks } from '../storm/task-watch.ts';
import type { LongTask } from '../storm/task-watch.ts';
import { forkModels } from './bench-models.ts';
import { PROVIDER } from './chat-engine.ts';
import { longConversation } from './long-answer.ts';

const MESSAGES = 500;
const PER_SECOND = 200;
const MODEL = `write-${PER_SECOND}`;
const longest = (tasks: readonly LongTask[]): number => Math.max(0, ...tasks.map(({ ms }) => ms));
const longestCpu = (tasks: readonly LongTask[]): number => Math.max(0, ...tasks.map(({ cpuMs }) => cpuMs));

/** The conversation with its model, as the window asks for them. */
async function prepare({ main }: StormApp, baseUrl: string): Promise<void> {
  const provider = { id: PROVIDER, kind: 'compatible', name: 'Lab', baseUrl, models: [{ id: MODEL }] };
  const ask = async (name: string, params: unknown) => {
    const reply = await main.request(name, params);
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  };
  await ask('provider.set', { provider });
  const made = await ask('conversation.import', { text: longConversation(MESSAGES) });
  const { id } = ConversationView.parse(made);
  await ask('conversation.set', {
    conversation: id,
    change: { model: { provider: PROVIDER, model: MODEL } },
  });
}

/** Says one thing and watches the answer grow, at its end, until it is whole. */
async function streamed({ main, rendererPid }: StormApp, seconds: number) {
  const chat = new ChatPage(main.page);
  await main.page.getByRole('button', { name: 'Stop', exact: true }).waitFor({ state: 'detached' });
  const watch = await watchTasks(main.page, rendererPid);
  await chat.say(`Write for ${seconds} seconds`);
  const stop = main.page.getByRole('button', { name: 'Stop', exact: true });
  await stop.waitFor();
  const begun = performance.now();
  await stop.waitFor({ state: 'detached', timeout: (seconds + 60) * 1000 });
  const ms = performance.now() - begun;
  // What nobody sees costs nothing: the end of the answer has to be in sight.
  if (await main.page.getByRole('button', { name: 'To the newest message' }).isVisible())
    throw new Error('the log did not go along with the answer');
  return { tasks: await watch.stop(), ms };
}

/** A fast answer that grows at the end of a long conversation, in the window. */
export const measureRendering: Measurement = async ({ quick }) => {
  const seconds = quick ? 8 : 20;
  const models = await forkModels();
  const app = await openStormApp([]);
  try {
    await prepare(app, models.url);
    const chat = new ChatPage(app.main.page);
    await chat.open();
    const opening = await watchTasks(app.main.page, app.rendererPid);
    await chat.row('Long').click();
    await chat.messages().last().getByText('sluice').first().waitFor();
    const opened = await opening.stop();
    const { tasks, ms } = await streamed(app, seconds);
    return [
      { name: 'chat.stream.longestTask.cpu', value: longestCpu(tasks), unit: 'ms CPU' },
      { name: 'chat.stream.longestTask', value: longest(tasks), unit: 'ms' },
      { name: 'chat.stream.perSecond', value: (seconds * PER_SECOND * 1000) / ms, unit: '/s' },
      { name: 'chat.stream.tasksOver50', value: tasks.length, unit: 'tasks' },
      { name: 'chat.open500.longestTask', value: longest(opened), unit: 'ms' },
      { name: 'chat.open500.longestTask.cpu', value: longestCpu(opened), unit: 'ms CPU' },
    ];
  } finally {
    await app.close();
    await models.close();
  }
};
