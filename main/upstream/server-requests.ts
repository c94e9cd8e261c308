import type { Client, ProtocolError } from '@modelcontextprotocol/client';
import type { Answered, RoadBack } from './road-back.ts';
import type { Session } from './session.ts';

/**
 * Lets the SDK's client answer what a server of before 2026-07-28 asks in the middle of a call. Such a request does not
 * say for which call it is: it is answered only while there is one alone. `ended`: of the session.
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
  if (can.roots !== undefined) {
    client.setRequestHandler('roots/list', async (_request, { mcpReq }) => {
      const answered = await road.answer('roots/list', undefined, undefined, mcpReq.signal);
      return valueOf(answered, sdk.ProtocolError) as Roots;
    });
  }
  if (can.sampling !== undefined) {
    client.setRequestHandler('sampling/createMessage', async ({ method, params }, { mcpReq }) => {
      const [caller, ...others] = session.callers();
      const alone = others.length === 0 ? caller : undefined;
      const held = alone?.hold();
      const signal = AbortSignal.any([mcpReq.signal, ended, ...(held === undefined ? [] : [held.signal])]);
      try {
        const answered = await road.answer(method, params, alone?.call, signal);
        return valueOf(answered, sdk.ProtocolError) as Sampled;
      } finally {
        held?.release();
      }
    });
  }
}

type Roots = { roots: { uri: string; name: string }[] };
type Sampled = { role: 'assistant'; content: { type: 'text'; text: string }; model: string };

function valueOf(answered: Answered, Failure: typeof ProtocolError): Record<string, unknown> {
  if ('result' in answered) return answered.result;
  throw new Failure(answered.error.code, answered.error.message);
}
