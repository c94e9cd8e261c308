import type { RemoteLaunch } from '#contract/launch.ts';
import { t } from '#renderer/lib/messages.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { addressOf } from '#renderer/lib/address.ts';
import { ExactParts, Part, Values, Word } from './exact-parts.tsx';

/** What will be connected to, whole: the host as the connection reads it, the address as it is written, every header. */
export function AddressText({ launch }: { launch: RemoteLaunch }) {
  const { host, before, typed, after } = addressOf(launch);
  return (
    <ExactParts label={t('approval.address.exact')}>
      <Part title={t('approval.address.host')}>
        <p dir="ltr" className="font-mono text-body font-semibold">
          <Word text={host} />
        </p>
      </Part>
      <Part title={t('approval.address.whole')}>
        <p dir="ltr" className="font-mono text-note [overflow-wrap:anywhere] whitespace-pre-wrap">
          <ExactText pieces={visiblePieces(before, 'word')} />
          <strong className="font-semibold">
            <ExactText pieces={visiblePieces(typed, 'word')} />
          </strong>
          <ExactText pieces={visiblePieces(after, 'word')} />
        </p>
      </Part>
      <Part title={t('approval.address.transport')}>
        <p className="text-note">{t(`add.transport.${launch.type}`)}</p>
      </Part>
      <Part title={t('approval.address.headers')}>
        <Values values={launch.headers} none={t('approval.command.noVariables')} />
      </Part>
    </ExactParts>
  );
}
