import type { AnswerSampling, SamplingReply } from '#contract/server-request.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { LentModels } from '#main/chat/lent-models.ts';
import type { Approvals, Reply } from '#main/policy/approvals.ts';
import type { Audit } from '#main/records/audit.ts';
import type { ServerList } from './server-list.ts';

export interface SamplingParts {
  lent: Omit<LentModels, 'lend'>;
  approvals: Pick<Approvals, 'ask'>;
  servers: Pick<ServerList, 'find'>;
  audit: Pick<Audit, 'event'>;
  limitSeconds: number;
}

/**
 * Answers a server that asks for a model while it works for a turn: a person agrees to exactly what is sent, in the
 * approval window, then the model of that turn answers, on its budget. Both are recorded.
 */
export function createChatSampling(parts: SamplingParts): AnswerSampling {
  const { lent, approvals, servers, audit, limitSeconds } = parts;
  return async (sampling, call, signal) => {
    const { server, name, principal, via, conversation, unsure } = call;
    const model = lent.of(call.id);
    if (model === undefined) return unavailable(text('sampling.notChat'));
    const reply = await approvals.ask(
      {
        kind: 'serverRequest',
        surface: 'approval',
        principal: principal.id,
        via,
        server,
        serverTitle: servers.find(server)?.title ?? server,
        callId: call.id,
        name,
        ...(conversation === undefined ? {} : { conversation }),
        ...(unsure === true ? { unsure } : {}),
        model,
        sampling,
      },
      signal,
    );
    const about = { server, call: call.id, model: `${model.provider}/${model.model}` };
    const { system, messages, maxTokens } = sampling;
    const sent = { messages, maxTokens, ...(system === undefined ? {} : { system }) };
    audit.event('samplingDecided', { ...about, sampling: sent, effect: reply.effect });
    if (reply.effect === 'deny') {
      // Nobody is worn down: who was refused once does not ask again in the same call.
      lent.takeBack(call.id);
      return { ok: false, why: 'denied', reason: denial(reply, limitSeconds) };
    }
    const answer = await lent.ask(call.id, sampling, signal);
    if (!answer.ok) {
      audit.event('samplingFailed', { ...about, reason: answer.reason.code });
      return unavailable(answer.reason);
    }
    const { usage, usd } = answer;
    const spent = { input: usage.input, output: usage.output, ...(usd === undefined ? {} : { usd }) };
    audit.event('samplingAnswered', { ...about, answer: answer.text, ...spent });
    return { ok: true, model: model.model, text: answer.text, cut: answer.cut !== undefined };
  };
}

function unavailable(reason: Text): SamplingReply {
  return { ok: false, why: 'unavailable', reason };
}

/** What a person wrote when he refused is for whoever asked. */
function denial(reply: Extract<Reply, { effect: 'deny' }>, seconds: number): Text {
  if (reply.why === 'timeout') return text('sampling.unanswered', { seconds });
  if (reply.why === 'withdrawn') return text('sampling.withdrawn');
  const { reason = '' } = reply;
  return reason === '' ? text('sampling.denied') : text('sampling.deniedBecause', { reason });
}
