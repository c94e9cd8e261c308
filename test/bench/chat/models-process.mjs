// The scripted provider in a process of its own, so that what it takes is not what is measured. Models are called
// `expert-MS` and `talk-MS`: MS is what each answer takes; and `write-N`: N tokens a second, for as many seconds as asked.
import { startModelServer } from '../../fixtures/models/model-server.ts';
import { says } from '../../fixtures/models/script.ts';
import { BENCH_MODELS } from './bench-models.ts';
import { longAnswer } from './long-answer.ts';

const claims = ['The disk is full', 'The release broke it', 'Restart the service'].map((text) => ({
  text,
  kind: 'finding',
  confidence: 0.7,
  evidence: ['R1'],
}));

/** @param {import('../../fixtures/models/script.ts').AskedModel} asked */
function answer({ model, messages }) {
  const [kind, ms] = model.split('-');
  if (kind === 'write') {
    const seconds = Number(/\d+/.exec(messages.at(-1)?.text ?? '')?.[0]);
    return says(longAnswer(seconds * Number(ms)), { perSecond: Number(ms) });
  }
  const firstTokenMs = Number(ms);
  if (kind === 'talk') return says(['Hello', ' to', ' you'], { firstTokenMs });
  const judging = messages.filter(({ role }) => role === 'user').length > 1;
  const said = judging
    ? { judgements: claims.map((_, index) => ({ claim: `C${index + 4}`, stance: 'holds', confidence: 0.6 })) }
    : // Claims of two experts in the same words would be one, and nothing would be left to judge.
      {
        answer: 'This is what I advise to do.',
        claims: claims.map((claim) => ({ ...claim, text: `${claim.text} ${Math.random()}` })),
      };
  return says(JSON.stringify(said), { firstTokenMs });
}

const server = await startModelServer({ script: answer, models: BENCH_MODELS, key: null });
process.once('disconnect', () => {
  void server.close();
});
process.send?.({ url: server.url });
