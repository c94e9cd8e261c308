import { useId, useLayoutEffect, useRef } from 'react';
import type { Rule } from '#contract/policy.ts';
import { t } from '#renderer/lib/messages.ts';
import { exactParts, ruleSentence } from '#renderer/lib/rule-sentence.ts';
import { takeFocus } from '#renderer/lib/take-focus.ts';
import { useWaiting } from '#renderer/stores/approvals.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ExactSentence } from '#renderer/ui/exact-sentence.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Select, TextInput } from '#renderer/ui/input.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Conditions } from './conditions.tsx';
import { useRuleSheet } from './use-rule-sheet.ts';

const NAMES = [
  { field: 'who', label: 'permissions.who', help: 'permissions.whoHelp' },
  { field: 'server', label: 'permissions.server', help: 'permissions.serverHelp' },
  { field: 'tool', label: 'permissions.tool', help: 'permissions.toolHelp' },
] as const;
const NONE: readonly never[] = [];

/** A new rule, or one that is there already, with the sentence that it makes. */
export function RuleForm({ rule, onClose }: { rule: Rule | undefined; onClose: () => void }) {
  const id = useId();
  const first = useRef<HTMLSelectElement>(null);
  const servers = useEngine((state) => state.mirror?.servers) ?? NONE;
  const { sheet, draft, sending, tried, change, problem, refusal, save } = useRuleSheet(rule);
  const waits = useWaiting('rule', sending);
  const suggestions = {
    who: ['*', 'owner'],
    server: ['*', ...servers.map((view) => view.server.id)],
    tool: ['*'],
  };
  useLayoutEffect(() => takeFocus(first.current), []);

  async function submit() {
    if (await save()) onClose();
  }

  return (
    <Inspector
      title={t(rule ? 'permissions.editRule' : 'permissions.newRule')}
      note={null}
      closeLabel={t('inspector.close')}
      onClose={onClose}
    >
      <PanelForm
        label={t(rule ? 'permissions.editRule' : 'permissions.newRule')}
        onSubmit={() => void submit()}
        tried={tried}
        above={
          <>
            {draft.server && draft.tool && draft.who && (
              <Section title={t('permissions.preview')}>
                <p className="max-h-24 overflow-y-auto break-words">
                  <ExactSentence parts={exactParts(ruleSentence(draft))} />
                </p>
              </Section>
            )}
            <output className="text-note text-ink-2 empty:hidden">{waits && t('change.waiting')}</output>
            {refusal && <Callout title={refusal} />}
          </>
        }
        foot={
          <>
            <Button type="submit" kind="primary" aria-disabled={sending}>
              {t('permissions.save')}
            </Button>
            <Button kind="quiet" onClick={onClose}>
              {t('permissions.cancel')}
            </Button>
          </>
        }
      >
        <Field prose id={`${id}-effect`} label={t('permissions.effect')} problem={problem('effect')}>
          {(marks) => (
            <Select
              {...marks}
              ref={first}
              value={sheet.effect}
              onChange={(event) => change({ effect: event.target.value as Rule['effect'] })}
            >
              {(['allow', 'ask', 'deny'] as const).map((effect) => (
                <option key={effect} value={effect}>
                  {t(`permissions.effect.${effect}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {NAMES.map(({ field, label, help }) => (
          <Field
            prose
            key={field}
            id={`${id}-${field}`}
            label={t(label)}
            problem={problem(field)}
            help={t(help)}
            required
          >
            {(marks) => (
              <>
                <TextInput
                  {...marks}
                  list={`${id}-${field}-list`}
                  value={sheet[field]}
                  onChange={(event) => change({ [field]: event.target.value })}
                  className="font-mono text-note"
                />
                <datalist id={`${id}-${field}-list`}>
                  {suggestions[field].map((name) => (
                    <option key={name} value={name}>
                      {name}
                    </option>
                  ))}
                </datalist>
              </>
            )}
          </Field>
        ))}
        <Conditions sheet={sheet} problem={problem} onChange={change} />
      </PanelForm>
    </Inspector>
  );
}
