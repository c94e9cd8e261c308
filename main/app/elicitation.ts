import type { Call } from '#contract/call.ts';
import type { ServerQuestion } from '#contract/chat/part.ts';
import type { ServerId } from '#contract/ids.ts';
import type { JsonObject } from '#contract/json.ts';
import type { Elicitation, ElicitationReply } from '#contract/server-request.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Approvals, Reply } from '#main/policy/approvals.ts';
import type { Audit } from '#main/records/audit.ts';
import { contentProblems } from './form-content.ts';
import type { Responder } from './responders.ts';
import type { ServerList } from './server-list.ts';

/** A form takes longer than a yes. */
const LIMIT_MS = 600_000;
/** Of one call; whoever asks more often is not answered. */
const MOST_QUESTIONS = 10;
/** Calls that are remembered for that. */
const MOST_CALLS = 500;

/** Told how each question of a call ended, and that what it had opened is done. */
type Heard = (call: string, question: ServerQuestion, at: number) => void;

export interface ElicitationParts {
  approvals: Pick<Approvals, 'ask'>;
  servers: Pick<ServerList, 'find'>;
  audit: Pick<Audit, 'event'>;
  /** Shows an address in the browser of the system; without it nobody is asked to open one. */
  openAddress: ((address: string) => Promise<void>) | undefined;
  heard: Heard;
}

interface Asked {
  questions: number;
  /** A person put one aside: nobody is worn down. */
  dismissed: boolean;
}

interface Opened {
  call: string;
  question: ServerQuestion;
  at: number;
}

/**
 * Asks the person who made a call what its server wants to know: a form, or a page to be opened. What is filled in is
 * checked before it leaves; both question and answer are recorded, with known secrets taken out.
 */
export function createElicitation(parts: ElicitationParts): NonNullable<Responder['elicit']> {
  const { approvals, servers, audit, openAddress, heard } = parts;
  const calls = new Map<string, Asked>();
  /** What was opened, by server and id, until its server says that it is done. */
  const opened = new Map<string, Opened>();

  function asked(call: string): Asked {
    const known = calls.get(call) ?? { questions: 0, dismissed: false };
    calls.set(call, known);
    forgetOldest(calls);
    return known;
  }

  async function outcome(elicitation: Elicitation, reply: Reply): Promise<ElicitationReply> {
    if (reply.effect === 'deny') {
      if (reply.why === 'withdrawn') return { action: 'unavailable', reason: text('sampling.withdrawn') };
      return { action: reply.why === 'timeout' || reply.dismissed === true ? 'cancel' : 'decline' };
    }
    if (elicitation.mode === 'form') return { action: 'accept', content: reply.content ?? {} };
    if (elicitation.mode === 'finished') return { action: 'accept' };
    try {
      if (openAddress === undefined) throw new Error('no browser');
      await openAddress(elicitation.url);
      return { action: 'accept' };
    } catch (error) {
      return { action: 'unavailable', reason: text('elicit.notOpened', { problem: problemOf(error) }) };
    }
  }

  return {
    modes: openAddress === undefined ? ['form'] : ['form', 'url'],
    async answer(elicitation, { unsure, ...call }, signal) {
      const state = asked(call.id);
      if (state.dismissed) return { action: 'cancel' };
      if (++state.questions > MOST_QUESTIONS) {
        return { action: 'unavailable', reason: text('elicit.tooOften', { limit: MOST_QUESTIONS }) };
      }
      const { server, name, kind, principal, via, conversation } = call;
      const reply = await approvals.ask(
        {
          kind: 'elicitation',
          surface: 'app',
          principal: principal.id,
          via,
          server,
          serverTitle: servers.find(server)?.title ?? server,
          callId: call.id,
          callKind: kind,
          name,
          ...(conversation === undefined ? {} : { conversation }),
          ...(unsure === true ? { unsure } : {}),
          elicitation,
        },
        signal,
        {
          limitMs: LIMIT_MS,
          ...(elicitation.mode === 'form' && {
            check: (content) => contentProblems(elicitation.schema, content),
          }),
        },
      );
      const answer = await outcome(elicitation, reply);
      state.dismissed = answer.action === 'cancel';
      if (elicitation.mode !== 'finished') {
        record(call, elicitation, answer);
        tell(call, elicitation, reply, answer, state.questions);
      }
      return answer;
    },
    completed(server, id) {
      const done = opened.get(keyOf(server, id));
      if (done === undefined) return;
      opened.delete(keyOf(server, id));
      audit.event('elicitationCompleted', { server, call: done.call });
      heard(done.call, { ...done.question, completed: true }, done.at);
    },
  };

  function record(
    { server, id }: Call,
    elicitation: Exclude<Elicitation, { mode: 'finished' }>,
    answer: ElicitationReply,
  ): void {
    const { mode, message } = elicitation;
    const fields: JsonObject = { server, call: id, mode, message, action: answer.action };
    if (elicitation.mode === 'url') fields['url'] = elicitation.url;
    if (answer.action === 'accept' && answer.content !== undefined) fields['content'] = answer.content;
    if (answer.action === 'unavailable') fields['reason'] = answer.reason.code;
    audit.event('elicitationAnswered', fields);
  }

  function tell(
    { server, id: call }: Call,
    elicitation: Exclude<Elicitation, { mode: 'finished' }>,
    reply: Reply,
    answer: ElicitationReply,
    at: number,
  ): void {
    const { mode, message } = elicitation;
    const question: ServerQuestion = {
      mode,
      message,
      ...(elicitation.mode === 'url' && { host: new URL(elicitation.url).host }),
      ended: endOf(reply, answer),
      ...(answer.action === 'unavailable' && reply.effect === 'allow' && { problem: answer.reason }),
    };
    heard(call, question, at);
    if (elicitation.mode !== 'url' || elicitation.id === undefined || answer.action !== 'accept') return;
    opened.set(keyOf(server, elicitation.id), { call, question, at });
    forgetOldest(opened);
  }
}

function keyOf(server: ServerId, id: string): string {
  return `${server} ${id}`;
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > MOST_CALLS && oldest !== undefined) map.delete(oldest);
}

function endOf(reply: Reply, answer: ElicitationReply): ServerQuestion['ended'] {
  if (reply.effect === 'deny' && reply.why !== 'person')
    return reply.why === 'timeout' ? 'unanswered' : 'withdrawn';
  switch (answer.action) {
    case 'accept':
      return 'accepted';
    case 'decline':
      return 'declined';
    case 'cancel':
      return 'cancelled';
    case 'unavailable':
      return 'failed';
  }
}
