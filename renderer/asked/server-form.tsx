import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ElicitationApproval } from '#contract/approval.ts';
import type { FormSchema } from '#contract/server-request.ts';
import type { Text } from '#contract/text.ts';
import { askedForm, asksSecret } from '#renderer/lib/asked-form.ts';
import { request } from '#renderer/lib/client.ts';
import { withMember } from '#renderer/lib/draft-edit.ts';
import { openDraft } from '#renderer/lib/draft-open.ts';
import { placed } from '#renderer/lib/draft-places.ts';
import { valueOf } from '#renderer/lib/draft-value.ts';
import { isObject, pointerTo } from '#renderer/lib/json-value.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useAnswer } from '#renderer/lib/use-answer.ts';
import { useArmed } from '#renderer/lib/use-armed.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { AskedField } from './asked-field.tsx';
import { Refusals } from './refusals.tsx';
import { useTyped } from './typed-drafts.ts';

const NONE: ReadonlyMap<string, Text> = new Map();

/** The form of a server: its proposals filled in, what is wrong said at its field, and nothing sent before it is right. */
export function ServerForm({ approval, schema }: { approval: ElicitationApproval; schema: FormSchema }) {
  const id = useId();
  const { id: approvalId, serverTitle: server } = approval;
  const root = useMemo(() => askedForm(schema), [schema]);
  const [draft, edit] = useTyped(approvalId, () => openDraft(root, true));
  const [problems, setProblems] = useState(NONE);
  const [tried, setTried] = useState(0);
  const armed = useArmed();
  const { sending, problem, answer } = useAnswer(approvalId);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tried > 0) form.current?.querySelector<HTMLElement>('[aria-invalid], [data-fault]')?.focus();
  }, [tried]);

  async function send(): Promise<void> {
    if (!armed || sending) return;
    const { value, problems: unread } = valueOf(root, draft);
    const content = isObject(value) ? value : {};
    const wrong = await request('approval.check', { id: approvalId, content }).catch(() => []);
    const found = new Map([...placed(root, draft, wrong), ...unread]);
    setProblems(found);
    if (found.size > 0) setTried(tried + 1);
    else await answer({ effect: 'allow', scope: 'call', where: [], content });
  }

  return (
    <form
      ref={form}
      noValidate
      aria-label={t('elicit.form', { server })}
      className="flex max-w-140 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {asksSecret(schema) && <Callout shape="half" tone="degraded" title={t('elicit.noSecrets')} />}
      {root.members().map(({ name, required, field }) => {
        const pointer = pointerTo('', name);
        const said = problems.get(pointer);
        return (
          <AskedField
            key={name}
            id={`${id}-${name}`}
            name={name}
            field={field}
            required={required}
            draft={draft?.as === 'object' ? draft.members.get(name) : undefined}
            problem={said && tell(said)}
            edit={(update) => {
              edit((now) => withMember(now, name, update));
              if (said) setProblems(new Map([...problems].filter(([at]) => at !== pointer)));
            }}
          />
        );
      })}
      {problem && <Callout title={tell(problem)} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="primary" type="submit" aria-disabled={!armed || sending}>
          {t('elicit.accept', { server: visibleText(server) })}
        </Button>
        <Refusals approval={approval} sending={sending} answer={(given) => void answer(given)} />
      </div>
    </form>
  );
}
