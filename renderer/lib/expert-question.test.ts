import { expect, test } from 'vitest';
import { EXPERT_PRESETS, ExpertQuestion, MOST_EXPERTS } from '#contract/chat/experts.ts';
import { LEAST_EXPERTS, MOST_SEATS, PERSON, askOf, seatsOf } from './expert-question.ts';
import type { AskDraft, SourceDraft } from './expert-question.ts';

const BLANK: AskDraft = {
  question: '',
  preset: 'standard',
  seats: [],
  sources: {},
  memory: true,
  workspace: '',
};
const MODELS = ['lab\ncareful', 'lab\nbold'];
const GOOD = 'Why does web not answer?';

function ask(change: Partial<AskDraft>, models = MODELS) {
  const draft = { ...BLANK, question: GOOD, ...change };
  return askOf(draft, seatsOf(draft, models));
}

test('the numbers are those of the contract', () => {
  expect(MOST_SEATS).toBe(MOST_EXPERTS);
  for (const preset of ['quick', 'standard', 'deep'] as const)
    expect(LEAST_EXPERTS[preset]).toBe(EXPERT_PRESETS[preset].experts);
});

test('each preset has its experts, each with another model as long as there is one', () => {
  expect(seatsOf({ ...BLANK, preset: 'quick' }, MODELS)).toEqual([{ model: 'lab\ncareful', role: '' }]);
  const chosen = [{ model: 'lab\nbold', role: 'security' }];
  expect(seatsOf({ ...BLANK, seats: chosen }, MODELS)).toEqual([
    ...chosen,
    { model: 'lab\ncareful', role: '' },
  ]);
  expect(seatsOf({ ...BLANK, preset: 'deep' }, MODELS).map(({ model }) => model)).toEqual([
    'lab\ncareful',
    'lab\nbold',
    'lab\ncareful',
  ]);
  const five = Array.from({ length: 5 }, () => ({ model: 'lab\nbold', role: '' }));
  expect(seatsOf({ ...BLANK, seats: five }, MODELS)).toHaveLength(2);
  expect(seatsOf({ ...BLANK, preset: 'deep', seats: five }, MODELS)).toHaveLength(5);
  expect(seatsOf(BLANK, [])).toEqual([
    { model: '', role: '' },
    { model: '', role: '' },
  ]);
});

test('what is whole is a question that the contract takes', () => {
  const source = (change: Partial<SourceDraft>): SourceDraft => ({
    kind: 'tool',
    name: '',
    args: '',
    ...change,
  });
  const asked = ask({
    question: `  ${GOOD} `,
    sources: {
      itself: source({ kind: 'self' }),
      files: source({ name: 'list', args: '{"path": "."}' }),
      notes: source({ kind: 'resource', name: 'note://1', args: 'left over' }),
    },
  });
  expect('ask' in asked && ExpertQuestion.parse(asked.ask)).toMatchObject({
    question: GOOD,
    preset: 'standard',
    experts: [{ model: { provider: 'lab', model: 'careful' } }, { model: { model: 'bold' } }],
    context: [
      { server: 'itself' },
      { server: 'files', call: { kind: 'tool', name: 'list', args: { path: '.' } } },
      { server: 'notes', call: { kind: 'resource', name: 'note://1', args: {} } },
    ],
  });
});

test('what is wrong is said of what is wrong', () => {
  expect(ask({ question: ' too short ' })).toMatchObject({ wrong: { of: 'question' } });
  expect(ask({ question: 'x'.repeat(10_001) })).toMatchObject({
    wrong: { of: 'question', problem: { code: 'experts.tooLong' } },
  });
  expect(ask({}, [])).toMatchObject({ wrong: { of: 'experts', problem: { code: 'experts.noModel' } } });
  expect(ask({}, ['lab\none'])).toMatchObject({ wrong: { problem: { code: 'experts.same' } } });
  const roles = [
    { model: 'lab\none', role: 'security' },
    { model: 'lab\none', role: 'cost' },
  ];
  expect(ask({ seats: roles })).toHaveProperty('ask');
  const files = (args: string): Partial<AskDraft> => ({
    sources: { files: { kind: 'tool', name: 'list', args } },
  });
  expect(ask(files('{'))).toMatchObject({ wrong: { of: { server: 'files' } } });
  expect(ask(files('[]'))).toMatchObject({ wrong: { problem: { code: 'experts.notObject' } } });
});

test('a person sits at one place beside a model, and what is remembered goes along unless it is left out', () => {
  const person = { model: PERSON, role: '' };
  const seats = [{ model: 'lab\nbold', role: '' }, person];
  const draft = { ...BLANK, question: GOOD, seats };
  const asked = askOf(draft, seats, 'default');
  expect('ask' in asked && ExpertQuestion.parse(asked.ask)).toMatchObject({
    experts: [{ model: { model: 'bold' } }, { human: true }],
    workspace: 'default',
  });
  const chosen = { ...draft, workspace: 'site' };
  expect(askOf(chosen, seats, 'default')).toMatchObject({ ask: { workspace: 'site' } });
  const without = askOf({ ...draft, memory: false }, seats, 'default');
  expect('ask' in without && without.ask).not.toHaveProperty('workspace');
  for (const people of [[person], [person, { model: PERSON, role: 'cost' }, seats[0] ?? person]])
    expect(askOf(draft, people)).toMatchObject({ wrong: { problem: { code: 'experts.onePerson' } } });
  const alone = { question: GOOD, preset: 'quick', experts: [{ human: true }] };
  expect(ExpertQuestion.safeParse(alone).success).toBe(false);
});
