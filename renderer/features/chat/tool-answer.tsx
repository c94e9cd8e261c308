import type { CallApproval } from '#contract/approval.ts';
import type { Where } from '#contract/policy.ts';
import { wordList } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { OP_WORDS } from '#renderer/lib/op-words.ts';
import { useAnswer } from '#renderer/lib/use-answer.ts';
import { useArmed } from '#renderer/lib/use-armed.ts';
import { verbWord } from '#renderer/lib/verb-words.ts';
import { visiblePieces, visibleText } from '#renderer/lib/visible-text.ts';
import { showApprovals } from '#renderer/stores/approvals.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';

/**
 * The question about one call, with its exact arguments. What this window may answer is answered here; for all else it
 * says where the question is, because what is shown in this window must not be able to allow itself anything.
 */
export function ToolAnswer({ approval }: { approval: CallApproval }) {
  const { args, verbs, after, surface } = approval;
  const known = verbs.source !== 'unknown' && verbs.verbs.length > 0;
  return (
    <section aria-label={t('chat.question')} className="flex flex-col gap-2">
      <CodeBlock label={t('approval.arguments')} text={visiblePieces(JSON.stringify(args, null, 2))} />
      <p className="text-note text-ink-2">
        {known
          ? t('approval.mayDo', { verbs: wordList(verbs.verbs.map((verb) => t(verbWord(verb)))) })
          : t('approval.unknownVerbs')}
      </p>
      {after && (
        <p className="text-note text-ink-2">
          {t('chat.askedAfter', { server: after.server, tool: visibleText(after.name) })}
        </p>
      )}
      {surface === 'app' ? (
        <Answers approval={approval} />
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <p className="min-w-0 flex-1 break-words">{t('chat.elsewhere')}</p>
          <Button onClick={showApprovals}>{t('home.show')}</Button>
        </div>
      )}
    </section>
  );
}

function Answers({ approval }: { approval: CallApproval }) {
  const armed = useArmed();
  const { sending, problem, answer } = useAnswer(approval.id);
  const off = !armed || sending;
  // What comes to this window either reads, or writes in the folders of the workspace.
  const reads = !approval.verbs.verbs.includes('write');
  // More than this one write is allowed only inside the folders it writes to now.
  const folders = reads ? [] : approval.suggestions.filter(({ op }) => op === 'inside');
  const patterns = reads ? approval.suggestions : folders.length === 1 ? folders : [];
  const allow = (scope: 'call' | 'conversation' | 'always', where: Where[] = []) =>
    void answer({ effect: 'allow', scope, where });

  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button aria-disabled={sending} onClick={() => void answer({ effect: 'deny' })}>
          {t('approval.deny')}
        </Button>
        <Button aria-disabled={off} onClick={() => allow('call')}>
          {t('approval.allowOnce')}
        </Button>
        {(reads || folders.length > 0) && (
          <Button aria-disabled={off} onClick={() => allow('conversation', folders)}>
            {t('chat.allowHere')}
          </Button>
        )}
      </div>
      {patterns.length > 0 && (
        <ul aria-label={t('approval.always')} className="flex flex-col items-start">
          {patterns.map((where) => (
            <li key={`${where.path} ${where.op}`} className="w-full">
              <Button
                kind="quiet"
                aria-disabled={off}
                onClick={() => allow('always', [where])}
                className="-ml-3 h-auto! min-h-7 max-w-[calc(100%+0.75rem)] py-1 text-left whitespace-normal! select-text"
              >
                <span className="min-w-0 [overflow-wrap:anywhere]">{t('chat.alwaysIf', wordsOf(where))}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {problem && <Callout title={tell(problem)} />}
    </>
  );
}

function wordsOf({ path, op, value }: Where): Record<string, string> {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return { path: visibleText(path.slice(1)), op: t(OP_WORDS[op]), value: visibleText(shown) };
}
