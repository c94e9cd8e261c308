import type { Approval } from '#contract/approval.ts';
import type { CallId, ServerId } from '#contract/ids.ts';
import type { OfferSummary } from '#contract/inventory.ts';
import type { Mirror } from '#renderer/stores/mirror.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import type { Shape, Tone } from '#renderer/ui/glyph.tsx';

/** The one thing that helps. */
export type Help =
  | { do: 'start' | 'restart'; server: ServerId }
  /** Whoever asks is answered in a window of its own. */
  | { do: 'answer' }
  /** It is answered inside the conversation. */
  | { do: 'chat'; conversation: string }
  /** It is answered where the tool was run. */
  | { do: 'run'; offer: Pick<OfferSummary, 'kind' | 'server' | 'name'> }
  | { do: 'look'; call: CallId };

/** Something that waits for a person. */
export interface Need {
  key: string;
  shape: Shape;
  tone: Tone;
  what: string;
  since?: number;
  help?: Help;
}

const UNKNOWN_SHOWN = 5;

/** The newest calls of which nobody knows how they ended. */
export function unknownOf(calls: Mirror['calls']): Mirror['calls'] {
  return calls.filter(({ outcome }) => outcome === 'unknown').slice(0, UNKNOWN_SHOWN);
}

/** What needs a person now, what blocks others first. */
export function needsOf({
  approvals,
  servers,
  unknown,
}: Pick<Mirror, 'approvals' | 'servers'> & { unknown: Mirror['calls'] }): Need[] {
  const titleOf = (id: string) => servers.find(({ server }) => server.id === id)?.server.title ?? id;
  const questions = approvals.map((approval): Need => ({
    key: approval.id,
    shape: 'hourglass',
    tone: 'waiting',
    what: question(approval),
    since: approval.createdAt,
    help: answerOf(approval),
  }));
  const troubled = servers.flatMap(({ server, state }): Need[] => {
    if (state.state !== 'failed' && state.state !== 'degraded') return [];
    const failed = state.state === 'failed';
    return [
      {
        key: server.id,
        shape: failed ? 'cross' : 'half',
        tone: state.state,
        what: t('home.failed', { server: server.title, reason: tell(state.reason) }),
        since: state.since,
        help: { do: failed ? 'start' : 'restart', server: server.id },
      },
    ];
  });
  const untold = unknown.map((call): Need => ({
    key: call.id,
    shape: 'query',
    tone: 'degraded',
    what: t('home.unknown', { tool: visibleText(call.name), server: titleOf(call.server) }),
    since: call.at,
    help: { do: 'look', call: call.id },
  }));
  return [...questions, ...troubled, ...untold];
}

function question(approval: Approval): string {
  switch (approval.kind) {
    case 'call':
      return t('home.approval.call', {
        tool: visibleText(approval.tool.name),
        server: approval.serverTitle,
      });
    case 'command':
      return t('home.approval.command', { server: approval.serverTitle });
    case 'rule':
      return t('change.need.rule');
    case 'trust':
      return t('change.need.trust', { server: approval.serverTitle });
    case 'folders':
      return t('change.need.folders', { workspace: approval.workspace });
    case 'settings':
      return t('change.need.settings');
    case 'serverRequest':
      return t('sampling.need', { server: approval.serverTitle });
    case 'elicitation':
      return t('elicit.need', { server: approval.serverTitle, tool: visibleText(approval.name) });
  }
}

function answerOf(approval: Approval): Help {
  const conversation = 'conversation' in approval ? approval.conversation : undefined;
  if (approval.surface === 'app' && conversation !== undefined) return { do: 'chat', conversation };
  if (approval.kind !== 'elicitation') return { do: 'answer' };
  const { callKind: kind, server, name } = approval;
  return { do: 'run', offer: { kind, server, name } };
}
