import type { Client, ProtocolError } from '@modelcontextprotocol/client';
import { answerFor } from './asking-call.ts';
import type { Answered, RoadBack } from './road-back.ts';
import type { Session } from './session.ts';

/**
 * Lets the SDK's client answer what a server of before 2026-07-28 asks in the middle of a call. `ended`: of the session.
 */
export function answerRequests(
  client: Client,
  {
    session,
    road,
    sdk,
    ended,
  }: { session: Session; road: RoadBack; sdk: { ProtocolError: typeof ProtocolError }; ended: AbortSignal },
): void {
  const can = road.capabilities();
  const answered = async (method: string, params: unknown, signal: AbortSignal) => {
    const until = AbortSignal.any([signal, ended]);
    const answer = await answerFor(session.callers(), until, (call, open) =>
      road.answer(method, params, call, open),
    );
    return valueOf(answer, sdk.ProtocolError);
  };
  if (can.roots !== undefined) {
    client.setRequestHandler('roots/list', async (_request, { mcpReq }) => {
      const answer = await road.answer('roots/list', undefined, undefined, mcpReq.signal);
      return valueOf(answer, sdk.ProtocolError) as Roots;
    });
  }
  if (can.sampling !== undefined) {
    client.setRequestHandler(
      'sampling/createMessage',
      async ({ method, params }, { mcpReq }) => (await answered(method, params, mcpReq.signal)) as Sampled,
    );
  }
  if (can.elicitation !== undefined) {
    client.setRequestHandler(
      'elicitation/create',
      async ({ method, params }, { mcpReq }) => (await answered(method, params, mcpReq.signal)) as Elicited,
    );
    client.setNotificationHandler('notifications/elicitation/complete', ({ params }) => {
      road.completed(params.elicitationId);
    });
  }
}

type Roots = { roots: { uri: string; name: string }[] };
type Sampled = { role: 'assistant'; content: { type: 'text'; text: string }; model: string };
type Elicited = { action: 'accept' | 'decline' | 'cancel' };

function valueOf(answered: Answered, Failure: typeof ProtocolError): Record<string, unknown> {
  if ('result' in answered) return answered.result;
  throw new Failure(answered.error.code, answered.error.message);
}
