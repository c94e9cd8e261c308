import { connect } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { surprises } from './conformance-step.mjs';
import { openTurns } from './turns.mjs';

const scenario = (name: string, passed: boolean, reason = '') => ({ name, required: true, passed, reason });

test('what is lost, what is gained and what has gone from the suite are said; the known is not', () => {
  const ran = [
    scenario('kept', true),
    scenario('lost', false, 'no header'),
    scenario('never', false, 'no OAuth'),
    scenario('gained', true),
  ];
  expect(surprises(ran, ['kept', 'lost', 'dropped'])).toEqual([
    'lost fails: no header',
    'dropped fails: the suite does not have it any more',
    'gained passes now: add it to test/conformance/expected.json',
  ]);
  expect(surprises(ran, ['kept', 'gained'])[0]).toBeUndefined();
});

test('one at a time has the turn, and it ends with its connection', async () => {
  const turns = await openTurns(1);
  const one = connect(turns.port, '127.0.0.1');
  await once(one, 'data');
  const other = connect(turns.port, '127.0.0.1');
  let turn = false;
  const told = once(other, 'data').then(() => (turn = true));
  await once(other, 'connect');
  await new Promise((done) => setTimeout(done, 20));
  expect(turn).toBe(false);
  one.destroy();
  await told;
  other.destroy();
  turns.close();
});
