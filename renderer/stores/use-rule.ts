import { useEffect, useState } from 'react';
import type { Rule } from '#contract/policy.ts';
import { request } from '#renderer/lib/client.ts';

/** The rule with this id as it is now: undefined until it is known, `gone` when there is none any more. */
export function useRule(id: string | undefined): Rule | 'gone' | undefined {
  const [known, setKnown] = useState<{ id: string; rule: Rule | 'gone' }>();
  useEffect(() => {
    let current = true;
    if (id !== undefined) {
      request('rule.list', {}).then(
        ({ rules }) => current && setKnown({ id, rule: rules.find((rule) => rule.id === id) ?? 'gone' }),
        () => undefined,
      );
    }
    return () => {
      current = false;
    };
  }, [id]);
  return known?.id === id ? known?.rule : undefined;
}
