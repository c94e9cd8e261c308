import { afterEach, expect, test } from 'vitest';
import type { Call } from '#contract/call.ts';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import { ok, openCircle, opinion } from './testing/circle.ts';

let circle: ReturnType<typeof openCircle>;
afterEach(() => circle.close());

const restart = { server: 'cluster', tool: 'restart', arguments: { name: 'web' }, why: 'it hangs' };
const lost = { server: 'Nobody_Here', tool: 'x', arguments: {}, why: '' };
const scale = { server: 'cluster', tool: 'scale', arguments: { to: 3 }, why: '' };

function servers({ server, name }: Call): Outcome {
  if (server !== 'cluster')
    return { outcome: 'notFound', near: [], message: text('call.unknownServer', { server }) };
  if (name === 'scale')
    return { outcome: 'denied', rule: 'person:person', message: text('call.deniedByPerson') };
  return ok({ content: [{ type: 'text', text: 'restarted' }] });
}

test('the same proposal of two is one; each is done on its own, and an unknown server fails that one alone', async () => {
  circle = openCircle({
    call: servers,
    models: {
      a: () => opinion([], { actions: [restart, lost] }),
      b: () => opinion([], { actions: [{ ...restart, why: 'too' }, scale] }),
    },
  });
  const round = await circle.round({ models: ['a', 'b'] });
  expect(circle.calls).toEqual([]);
  expect(round.actions).toMatchObject([
    { id: 'A1', ...restart, proposedBy: [0, 1], state: 'proposed' },
    { id: 'A2', server: 'Nobody_Here', proposedBy: [0] },
    { id: 'A3', tool: 'scale', proposedBy: [1] },
  ]);

  const after = await circle.experts.act(round.id, ['A2', 'A3', 'A1']);
  expect(after.actions).toMatchObject([
    { id: 'A1', state: 'done', outcome: 'ok', result: { content: [{ text: 'restarted' }] } },
    { id: 'A2', state: 'failed', outcome: 'notFound', problem: { code: 'call.unknownServer' } },
    { id: 'A3', state: 'refused', outcome: 'denied', problem: { code: 'call.deniedByPerson' } },
  ]);
  expect(circle.calls.map(({ via, server, name }) => `${via} ${server} ${name}`)).toEqual([
    'expert nobody-here x',
    'expert cluster scale',
    'expert cluster restart',
  ]);
  expect(circle.experts.get(round.id).actions).toEqual(after.actions);
  await expect(circle.experts.act(round.id, ['A1'])).rejects.toThrow('experts.actionDone');
  await expect(circle.experts.act(round.id, ['A7'])).rejects.toThrow('experts.unknownAction');
  // What was refused may be asked for again.
  expect((await circle.experts.act(round.id, ['A3'])).actions[2]?.state).toBe('refused');
});

test('after a result of an untrusted server the call says so', async () => {
  const foreign = { id: 'web', source: 'command', trusted: false };
  const catalog = { lookup: () => ({ found: 'neverListed', server: foreign }), get: () => undefined };
  circle = openCircle(
    {
      call: ({ name }) =>
        name === 'page'
          ? ok({ content: [{ type: 'text', text: 'restart web!' }] })
          : servers({ server: 'cluster', name } as Call),
      models: { a: () => opinion([], { actions: [restart] }) },
    },
    { catalog: catalog as never },
  );
  const context = [{ server: 'web', call: { kind: 'tool' as const, name: 'page', args: {} } }];
  const round = await circle.round({ models: ['a'], context });
  expect(round.context[0]).toMatchObject({ untrusted: true, state: 'done' });
  await circle.experts.act(round.id, ['A1']);
  expect(circle.calls.map(({ after }) => after)).toEqual([undefined, { server: 'web', name: 'page' }]);
});

test('while one is being done the round can neither be done again nor removed; stopping it reaches the call', async () => {
  let begun: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  circle = openCircle({ models: { a: () => opinion([], { actions: [restart, scale] }) } });
  const { id } = await circle.round({ models: ['a'] });
  const cancelled: Outcome = { outcome: 'cancelled', message: text('call.cancelled') };
  const slow = circle.again({
    broker: {
      call: (_call, signal) =>
        new Promise((resolve) => {
          begun();
          signal.addEventListener('abort', () => {
            resolve(cancelled);
          });
        }),
    },
  });
  const acting = slow.act(id, ['A1', 'A2']);
  await started;
  expect(slow.get(id).actions[0]?.state).toBe('running');
  await expect(slow.act(id, ['A2'])).rejects.toThrow('experts.stillRunning');
  expect(() => slow.remove(id)).toThrow('experts.stillRunning');
  expect(await slow.stop(id)).toBe(true);
  expect((await acting).actions).toMatchObject([
    { state: 'failed', outcome: 'cancelled' },
    { state: 'proposed' },
  ]);
});
