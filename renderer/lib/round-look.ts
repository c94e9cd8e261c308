import type {
  ExpertAnswer,
  ExpertRound,
  JudgedClaim,
  ProposedAction,
  RoundContext,
  Stance,
} from '#contract/chat/experts.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import { callLook } from './call-look.ts';
import { t } from './messages.ts';
import { visibleText } from './visible-text.ts';

type Look = ReturnType<typeof callLook>;

const BUSY = { shape: 'arc', tone: 'starting' } as const;
const DONE = { shape: 'check', tone: 'ready' } as const;
const STOPPED = { shape: 'ring', tone: 'idle' } as const;
const FAILED = { shape: 'cross', tone: 'failed' } as const;

const ROUNDS: Record<ExpertRound['status']['state'], Look> = {
  gathering: { word: 'experts.state.gathering', ...BUSY },
  asking: { word: 'experts.state.asking', ...BUSY },
  checking: { word: 'experts.state.checking', ...BUSY },
  done: { word: 'experts.state.done', ...DONE },
  stopped: { word: 'experts.state.stopped', ...STOPPED },
  failed: { word: 'experts.state.failed', ...FAILED },
};

const EXPERTS: Record<ExpertAnswer['status']['state'], Look> = {
  waiting: { word: 'experts.expert.waiting', ...STOPPED },
  asking: { word: 'experts.expert.asking', ...BUSY },
  awaited: { word: 'experts.expert.awaited', shape: 'hourglass', tone: 'waiting' },
  checking: { word: 'experts.expert.checking', ...BUSY },
  done: { word: 'experts.expert.done', ...DONE },
  stopped: { word: 'experts.expert.stopped', ...STOPPED },
  failed: { word: 'experts.expert.failed', ...FAILED },
};

const READ: Record<RoundContext['state'], Look> = {
  reading: { word: 'experts.read.reading', ...BUSY },
  done: { word: 'experts.read.done', ...DONE },
  failed: { word: 'experts.read.failed', ...FAILED },
};

/** Word and mark for where a round, one of its experts, and one reading of it stands. */
export const roundLook = ({ status }: Pick<ExpertRound, 'status'>): Look => ROUNDS[status.state];
export const expertLook = ({ status }: ExpertAnswer): Look => EXPERTS[status.state];
export const readLook = ({ state }: RoundContext): Look => READ[state];

/** The same for what experts propose; `asking`: it waits for an answer in the approval window. */
export function actionLook({ state, outcome }: ProposedAction, asking: boolean): Look {
  if (state === 'proposed') return { word: 'experts.action.proposed', ...STOPPED };
  if (outcome) return callLook(outcome, false);
  return state === 'running' ? callLook(undefined, asking) : { word: 'experts.state.failed', ...FAILED };
}

interface Mark extends Pick<Look, 'tone'> {
  word: MessageCode;
  shape: Look['shape'] | 'dashes';
}

/** How an expert stands to a claim, and what came out of it. */
export const STANCES: Record<Stance['stance'], Mark> = {
  holds: { word: 'experts.stance.holds', ...DONE },
  rejects: { word: 'experts.stance.rejects', ...FAILED },
  abstains: { word: 'experts.stance.abstains', ...STOPPED },
  silent: { word: 'experts.stance.silent', shape: 'dashes', tone: 'idle' },
};
export const VERDICTS: Record<JudgedClaim['verdict'], Mark> = {
  agreed: { word: 'experts.verdict.agreed', ...DONE },
  contested: { word: 'experts.verdict.contested', shape: 'half', tone: 'degraded' },
  single: { word: 'experts.verdict.single', ...STOPPED },
  rejected: { word: 'experts.verdict.rejected', ...FAILED },
};

/** Who an expert is: his model or you, and with which eyes he looks. */
export function expertName({ model, role }: Pick<ExpertAnswer, 'model' | 'role'>): string {
  const name = model ? visibleText(model.model) : t('experts.you');
  return role === undefined ? name : t('experts.as', { model: name, role: visibleText(role) });
}

/** Whoever rejects a claim, in the order of the round. */
export function dissentOf({ stances }: JudgedClaim): Stance[] {
  return stances.filter(({ stance }) => stance === 'rejects');
}
