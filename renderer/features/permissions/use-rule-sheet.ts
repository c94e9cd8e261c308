import { useState } from 'react';
import type { RuleApproval } from '#contract/approval.ts';
import type { Rule, RuleDraft } from '#contract/policy.ts';
import type { Text } from '#contract/text.ts';
import { RequestFailure, reasonOf } from '#renderer/lib/client.ts';
import { tell } from '#renderer/lib/messages.ts';
import { useWithdrawal } from '#renderer/stores/approvals.ts';
import { setRule } from '#renderer/stores/permissions.ts';
import { openSheet, readSheet } from './rule-sheet.ts';
import type { RuleSheet } from './rule-sheet.ts';

/** The state of a rule's form: what is typed, what is wrong with it, and saving. */
export function useRuleSheet(rule: Rule | undefined) {
  const [sheet, setSheet] = useState(() => openSheet(rule));
  /** Problems of what was not touched yet are kept until Save is tried. */
  const [tried, setTried] = useState(0);
  const [sent, setSent] = useState<RuleDraft>();
  const [refused, setRefused] = useState<{ field: string; reason: Text }>();
  const { draft, problems } = readSheet(sheet, rule);
  useWithdrawal(sent && ((asked) => asked.kind === 'rule' && asks(asked, sent)));

  return {
    sheet,
    draft,
    sending: sent !== undefined,
    /** A new number each time that saving was tried or refused. */
    tried,
    change(part: Partial<RuleSheet>) {
      setRefused(undefined);
      setSheet({ ...sheet, ...part });
    },
    /** What is wrong with a field, in words. */
    problem(field: string): string | undefined {
      const own = tried > 0 ? problems.get(field) : undefined;
      if (own) return tell(own);
      return refused?.field === field ? wordsOf(refused.reason) : undefined;
    },
    /** A refusal that belongs to none of the fields that are shown. */
    refusal: refused && !isShown(refused.field, sheet) ? tell(refused.reason) : undefined,
    /** Resolves to whether it was saved. */
    async save(): Promise<boolean> {
      setTried((times) => times + 1);
      if (sent || problems.size > 0) return false;
      setSent(draft);
      try {
        await setRule(draft);
        return true;
      } catch (error) {
        const field = error instanceof RequestFailure ? error.field : undefined;
        setRefused({ field: field?.replace(/^rule\./, '') ?? '', reason: reasonOf(error) });
        setTried((times) => times + 1);
        return false;
      } finally {
        setSent(undefined);
      }
    },
  };
}

function asks({ changes }: RuleApproval, { effect, who, server, tool }: RuleDraft): boolean {
  const [change] = changes;
  const { after } = change ?? {};
  return (
    changes.length === 1 &&
    after?.effect === effect &&
    after.who === who &&
    after.server === server &&
    after.tool === tool
  );
}

function isShown(field: string, sheet: RuleSheet): boolean {
  const [, at] = /^where\.(\d+)\.(?:path|value)$/.exec(field) ?? [];
  return at === undefined
    ? ['effect', 'who', 'server', 'tool'].includes(field)
    : Number(at) < sheet.conditions.length;
}

/** Beside its field the name of the field need not be said again. */
function wordsOf(reason: Text): string {
  const { problem } = reason.params;
  return reason.code === 'request.invalid' && problem !== undefined ? String(problem) : tell(reason);
}
