import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ApprovalAnswer, CallApproval } from '#contract/approval.ts';
import { t } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { PatternRow } from './pattern-row.tsx';
import { Sentence } from '#renderer/asked/sentence.tsx';
import { opsFor, patternsOf, whereOf } from './patterns.ts';
import type { Pattern } from './patterns.ts';
import { useArmed } from '#renderer/lib/use-armed.ts';
import { useEscape } from './use-escape.ts';

/** "Always if": under which conditions on its arguments this call is allowed from now on. */
export function PatternStep({
  approval,
  sending,
  countdown,
  onAnswer,
  onBack,
}: {
  approval: CallApproval;
  sending: boolean;
  countdown: ReactNode;
  onAnswer: (answer: ApprovalAnswer) => void;
  onBack: () => void;
}) {
  const armed = useArmed();
  const [patterns, setPatterns] = useState(() => patternsOf(approval.suggestions));
  const back = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => back.current?.focus(), []);
  useEscape(armed, onBack);
  const { where, problems } = whereOf(patterns);
  const missing = approval.patternRequired && where.length === 0;
  const off = !armed || sending || missing || problems.size > 0;

  function change(at: number, part: Partial<Pattern>) {
    setPatterns(patterns.map((pattern, place) => (place === at ? { ...pattern, ...part } : pattern)));
  }

  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 pt-5">
        <h1 className="text-section break-words">
          <Sentence code="approval.alwaysTitle" params={{ tool: approval.tool.name }} />
        </h1>
        {approval.suggestions.length > 1 && <p className="text-ink-2">{t('approval.alwaysAnd')}</p>}
        {approval.suggestions.length > 0 && (
          <ul className="flex flex-col gap-3">
            {approval.suggestions.map((suggestion, at) => {
              const pattern = patterns[at];
              return (
                pattern && (
                  <PatternRow
                    key={`${suggestion.path} ${suggestion.op}`}
                    pattern={pattern}
                    ops={opsFor(suggestion)}
                    problem={problems.get(at)}
                    onChange={(part) => change(at, part)}
                  />
                )
              );
            })}
          </ul>
        )}
        {where.length === 0 && problems.size === 0 && <Reminder approval={approval} />}
      </div>
      {countdown}
      <div className="flex shrink-0 justify-between gap-2 px-5 pt-3 pb-5">
        <Button ref={back} onClick={onBack} aria-disabled={sending}>
          {t('approval.back')}
        </Button>
        <Button aria-disabled={off} onClick={() => onAnswer({ effect: 'allow', scope: 'always', where })}>
          {t('approval.alwaysConfirm')}
        </Button>
      </div>
    </>
  );
}

/** What no condition means: everything, or that it cannot be. */
function Reminder({ approval }: { approval: CallApproval }) {
  const { patternRequired, suggestions, callKind } = approval;
  const must = suggestions.length === 0 ? 'approval.noPattern' : 'approval.patternRequired';
  return (
    <output className="flex items-start gap-2">
      <span className="flex h-5 items-center">
        <Glyph shape="half" tone="degraded" />
      </span>
      {patternRequired ? t(must) : t('approval.alwaysAll', { kind: callKind })}
    </output>
  );
}
