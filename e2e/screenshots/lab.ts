import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startModelServer } from '../../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../../test/fixtures/models/model-server.ts';
import { says } from '../../test/fixtures/models/script.ts';
import type { ModelScript } from '../../test/fixtures/models/script.ts';
import { ChatPage } from '../support/chat.ts';
import type { Stage } from './stage.ts';

const COMMANDER = 'Desktop Commander';
export const CHOICE = 'Release today, or wait for the plan?';
export const DOUBT = 'Is the plan ready for the release?';

const usage = { input: 1240, output: 86 };
const ADVICE = {
  careful: 'Wait: `plan.md` has a title and **nothing under it**, and it is what the release is measured by.',
  bold: 'Release today. The notes say what changed; the plan can follow with the next one.',
};

const finding = (text: string, evidence: string[], confidence: number) => ({
  text,
  kind: 'finding',
  confidence,
  evidence,
});

const OPINIONS = {
  careful: {
    answer: 'The plan is **not ready**: it has a title and nothing under it.',
    claims: [
      finding('The plan has no steps', ['R1'], 0.9),
      finding('Nobody has agreed to release without it', [], 0.6),
    ],
    actions: [
      {
        server: 'desktop-commander',
        tool: 'write_file',
        arguments: { file_path: 'plan.md', content: '# Plan\n\n1. Say who decides\n' },
        why: 'so that there is something to agree to',
      },
    ],
  },
  bold: {
    answer: 'It is ready enough: the release does not depend on it.',
    claims: [finding('The plan has no steps', ['R1'], 0.8)],
  },
};

const JUDGEMENT = { claim: 'C2', stance: 'rejects', confidence: 0.7, reason: 'the notes say that Jana has' };

/** Two models that see the same thing and advise differently. */
const script: ModelScript = ({ model, messages, system }) => {
  const who = model === 'bold' ? 'bold' : 'careful';
  if (!system.includes('one of several experts')) return says(ADVICE[who], { usage });
  const judging = messages.filter(({ role }) => role === 'user').length > 1;
  const judgements = who === 'bold' ? [JUDGEMENT] : [];
  return says(JSON.stringify(judging ? { judgements } : OPINIONS[who]), { usage });
};

/** Two models that were compared once, and asked as experts once about a file. Told in English. */
export async function compareAndAsk(stage: Stage): Promise<ModelServer> {
  const { page, app } = stage;
  const models = await startModelServer({ script, models: ['careful', 'bold'], key: null });
  const careful = { id: 'careful', usdPerMTokIn: 3, usdPerMTokOut: 15 };
  const provider = { id: 'lab', kind: 'compatible', name: 'Lab', baseUrl: models.url };
  await app.main.request('provider.set', {
    provider: { ...provider, models: [careful, { ...careful, id: 'bold' }] },
  });
  const plan = join(app.home, 'workspace', 'plan.md');
  writeFileSync(plan, '# Plan\n');
  await app.main.open('Servers');
  await app.main.start(COMMANDER);

  const chat = new ChatPage(page);
  await chat.open();
  await chat.start();
  await stage.press('compare.begin');
  await chat.say(CHOICE);
  await page.getByText('the plan can follow').first().waitFor();

  await page.getByRole('radio', { name: stage.words('experts.title'), exact: true }).check();
  const form = page.getByRole('form', { name: stage.words('experts.new') });
  await form.getByLabel(stage.words('experts.question'), { exact: true }).fill(DOUBT);
  await form.getByRole('checkbox', { name: COMMANDER }).check();
  await form
    .getByLabel(stage.words('experts.sourceOf', { server: COMMANDER }))
    .selectOption({ label: 'read_file' });
  await form
    .getByLabel(stage.words('experts.argsOf', { tool: 'read_file' }))
    .fill(JSON.stringify({ file_path: plan }));
  await stage.press('experts.ask');
  await stage.see('experts.state.done');
  return models;
}
