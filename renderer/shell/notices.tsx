import { useShallow } from 'zustand/react/shallow';
import { UpdatesLine } from '#renderer/features/settings/updates-line.tsx';
import type { Approval, CallApproval, ElicitationApproval } from '#contract/approval.ts';
import type { Notice } from '#contract/snapshot.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { showApprovals } from '#renderer/stores/approvals.ts';
import { openConversation } from '#renderer/stores/chat.ts';
import { takeSnapshot, useEngine } from '#renderer/stores/engine.ts';
import { goTo } from '#renderer/stores/place.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { LinkLine } from './link-line.tsx';

const LOOKS = {
  waiting: { shape: 'hourglass', tone: 'waiting' },
  info: { shape: 'ring', tone: 'idle' },
  warning: { shape: 'half', tone: 'degraded' },
  error: { shape: 'cross', tone: 'failed' },
} as const;

const NONE: readonly Notice[] = [];

/** What a person should know while it lasts, above every screen: what can be answered on a line each, the rest side by side. */
export function Notices({
  refused,
  onDismiss,
  asked,
  chat,
}: {
  refused: Text | undefined;
  onDismiss: () => void;
  /** The screen below says itself which questions wait. */
  asked: boolean;
  /** Conversations are in sight, with their questions. */
  chat: boolean;
}) {
  const [notices, waiting, ofChat, ofDesk, problem] = useEngine(
    useShallow((state) => [
      state.mirror?.notices ?? NONE,
      state.mirror?.approvals.filter(({ surface }) => surface === 'approval').length ?? 0,
      state.mirror?.approvals.find(isOfChat),
      state.mirror?.approvals.find(isOfDesk),
      state.problem,
    ]),
  );
  return (
    <output className="block shrink-0">
      {problem && !problem.advice && (
        <Line level="error" words={`${t('shell.noEngine')} ${tell(problem.reason)}`}>
          <Button kind="quiet" className="-mr-3" onClick={() => void takeSnapshot()}>
            {t('shell.tryAgain')}
          </Button>
        </Line>
      )}
      {refused && (
        <Line level="error" words={t('palette.refused', { problem: tell(refused) })}>
          <Button kind="quiet" className="-mr-3" onClick={onDismiss}>
            {t('servers.dismiss')}
          </Button>
        </Line>
      )}
      {waiting > 0 && !asked && (
        <Line level="waiting" words={t('shell.approvalsWait', { count: waiting })}>
          <Button kind="quiet" className="-mr-3" onClick={showApprovals}>
            {t('home.show')}
          </Button>
        </Line>
      )}
      {ofChat && !chat && (
        <Line level="waiting" words={t(ofChat.kind === 'call' ? 'chat.asks' : 'elicit.chatAsks')}>
          <Button
            kind="quiet"
            className="-mr-3"
            onClick={() => {
              goTo('chat');
              void openConversation(ofChat.conversation);
            }}
          >
            {t('home.show')}
          </Button>
        </Line>
      )}
      {ofDesk && !asked && (
        <Line level="waiting" words={t('elicit.deskAsks', { server: ofDesk.serverTitle })}>
          <Button
            kind="quiet"
            className="-mr-3"
            onClick={() => {
              const { callKind: kind, server, name } = ofDesk;
              goTo('tools', { what: 'offer', offer: { kind, server, name } });
            }}
          >
            {t('home.show')}
          </Button>
        </Line>
      )}
      {notices.length > 0 && (
        <ul className="flex min-h-9 flex-wrap items-center gap-x-6 border-b border-hairline px-5 py-1 text-note">
          {notices.map(({ id, level, text }) => (
            <li key={id} className="flex max-w-full min-w-0 items-center gap-2 py-0.5">
              <Glyph {...LOOKS[level]} />
              <p className="min-w-0 break-words text-ink-2">{tell(text)}</p>
            </li>
          ))}
        </ul>
      )}
      <LinkLine />
      <UpdatesLine />
    </output>
  );
}

/** A question that a conversation answers itself. */
function isOfChat(
  approval: Approval,
): approval is (CallApproval | ElicitationApproval) & { conversation: string } {
  const answered = approval.kind === 'call' || approval.kind === 'elicitation';
  return answered && approval.surface === 'app' && approval.conversation !== undefined;
}

/** A form of a server that the tool runner shows. */
function isOfDesk(approval: Approval): approval is ElicitationApproval {
  return approval.kind === 'elicitation' && approval.conversation === undefined;
}

function Line({
  level,
  words,
  children,
}: {
  level: keyof typeof LOOKS;
  words: string;
  children?: React.ReactNode;
}) {
  return (
    <div className="flex min-h-9 items-center gap-2 border-b border-hairline px-5 py-1 text-note">
      <Glyph {...LOOKS[level]} />
      <p className="min-w-0 flex-1 break-words text-ink-2">{words}</p>
      {children}
    </div>
  );
}
