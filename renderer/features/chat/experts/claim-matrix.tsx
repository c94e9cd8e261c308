import type { Consensus, ExpertAnswer, JudgedClaim, RoundContext, Stance } from '#contract/chat/experts.ts';
import { percent } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { STANCES, VERDICTS, dissentOf, expertName } from '#renderer/lib/round-look.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Evidence } from './evidence.tsx';

const HEAD = 'border-b border-hairline px-2 pb-1 align-bottom font-normal';
const CELL = 'border-b border-hairline/70 px-2 py-2 align-top';

interface Round {
  experts: readonly ExpertAnswer[];
  context: readonly RoundContext[];
  /** Shows what a claim rests on. */
  onShow: (id: string) => void;
}

/** Every claim with who holds it and on what it rests. Dissent stands below its claim, whatever came out. */
export function ClaimMatrix({ consensus, ...round }: Round & { consensus: Consensus }) {
  const { method, claims } = consensus;
  return (
    <div className="flex flex-col gap-2">
      <p className="max-w-prose text-note text-ink-2">{t(`experts.method.${method}`)}</p>
      {claims.length === 0 ? (
        <p className="text-ink-2">{t('experts.claimsNone')}</p>
      ) : (
        <div className="-mx-2 overflow-x-auto">
          <table
            aria-label={t('experts.claims')}
            className="w-full min-w-md border-separate border-spacing-0 text-left"
          >
            <thead className="text-label text-ink-3">
              <tr>
                <th scope="col" className={HEAD}>
                  {t('experts.claim')}
                </th>
                {round.experts.map((expert, at) => (
                  <th
                    // oxlint-disable-next-line react/no-array-index-key -- experts are known by their place
                    key={at}
                    scope="col"
                    title={expertName(expert)}
                    className={`${HEAD} w-20 max-w-20 truncate`}
                  >
                    {expertName(expert)}
                  </th>
                ))}
                <th scope="col" className={`${HEAD} w-28`}>
                  {t('experts.verdict')}
                </th>
              </tr>
            </thead>
            <tbody>
              {claims.map((claim) => (
                <Claim key={claim.id} claim={claim} {...round} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Claim({ claim, ...round }: Round & { claim: JudgedClaim }) {
  const { kind, text, stances, support, verdict } = claim;
  const look = VERDICTS[verdict];
  return (
    <tr>
      <th scope="row" className={`${CELL} font-normal`}>
        <span className="flex min-w-0 flex-col gap-1">
          <span className="break-words">{visibleText(text, 'prose')}</span>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-note text-ink-2">
            {t(`experts.kind.${kind}`)}
            <Evidence claim={claim} context={round.context} onShow={round.onShow} />
          </span>
          {dissentOf(claim).map((stance) => (
            <Dissent key={stance.expert} stance={stance} experts={round.experts} />
          ))}
        </span>
      </th>
      {stances.map((stance) => (
        <Stood key={stance.expert} stance={stance} experts={round.experts} />
      ))}
      <td className={CELL}>
        <span className="flex items-center gap-1.5">
          <Glyph shape={look.shape} tone={look.tone} />
          {t(look.word)}
        </span>
        <span className="block text-note text-ink-2 tabular-nums">
          {t('experts.support', { share: percent(support) })}
        </span>
      </td>
    </tr>
  );
}

function Stood({ stance, experts }: { stance: Stance; experts: readonly ExpertAnswer[] }) {
  const look = STANCES[stance.stance];
  const weighs = stance.stance === 'holds' || stance.stance === 'rejects';
  return (
    <td
      className={CELL}
      title={
        weighs ? t('experts.stanceOf', { ...wordsOf(stance, experts), stance: t(look.word) }) : t(look.word)
      }
    >
      <span className="flex h-5 items-center gap-1.5 text-note tabular-nums">
        <Glyph shape={look.shape} tone={look.tone} />
        <span className="sr-only">{t(look.word)}</span>
        {weighs && percent(stance.confidence)}
      </span>
    </td>
  );
}

function Dissent({ stance, experts }: { stance: Stance; experts: readonly ExpertAnswer[] }) {
  const { reason } = stance;
  const words = wordsOf(stance, experts);
  return (
    <span className="border-l-2 border-hairline pl-2 text-note break-words text-ink-2">
      {reason === undefined
        ? t('experts.dissentOnly', words)
        : t('experts.dissent', { ...words, reason: visibleText(reason, 'prose') })}
    </span>
  );
}

function wordsOf({ expert, confidence }: Stance, experts: readonly ExpertAnswer[]): Record<string, string> {
  const who = experts[expert];
  return { expert: who ? expertName(who) : String(expert + 1), share: percent(confidence) };
}
