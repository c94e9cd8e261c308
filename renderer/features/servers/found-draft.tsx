import { useId } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import type { Kept } from '#renderer/lib/secret-names.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import type { DraftChoice, Found } from '#renderer/stores/pasting.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { launchLine } from './command-line.ts';
import { launchFacts } from './launch-facts.tsx';
import { SecretRows } from './secret-rows.tsx';

/** One server of what was pasted: what it would run, what is secret in it, and how adding it went. */
export function FoundDraft({
  found,
  alone,
  all,
  taken,
  onChoose,
}: {
  found: Found;
  alone: boolean;
  all: readonly Kept[];
  taken: readonly string[];
  onChoose: (key: string, change: Partial<DraftChoice>) => void;
}) {
  const { key, draft, on, id, added, refusal, kept, secrets } = found;
  const name = useId();
  const known = useEngine(({ mirror }) => mirror?.servers.some((view) => view.server.id === id) ?? false);
  const exists = !added && known ? t('request.serverExists', { server: id }) : undefined;
  return (
    <li
      aria-labelledby={name}
      className="flex flex-col gap-3 border-b border-hairline py-3 first:pt-0 last:border-0"
    >
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1 font-medium break-words" id={name}>
          {alone || added ? (
            draft.title
          ) : (
            <Checkbox label={draft.title} checked={on} onChange={(next) => onChoose(key, { on: next })} />
          )}
        </div>
        {added && (
          <output className="flex items-center gap-1.5 text-note text-ink-2">
            <Glyph shape="check" tone="ready" />
            {t('add.added')}
          </output>
        )}
      </div>
      <CodeBlock
        label={t(draft.launch.type === 'stdio' ? 'add.commandOf' : 'add.addressOf', { server: draft.title })}
        text={launchLine(draft.launch)}
      />
      <Facts facts={[added && { name: t('add.id'), value: id }, ...launchFacts(draft.launch)]} />
      {!added && on && (
        <>
          <Field
            id={`${name}-id`}
            label={t('add.id')}
            prose
            problem={refusal?.field === 'id' ? tell(refusal.reason) : exists}
          >
            {(marks) => (
              <TextInput
                {...marks}
                className="font-mono text-note"
                value={id}
                onChange={(event) => onChoose(key, { id: event.target.value, refusal: undefined })}
              />
            )}
          </Field>
          <SecretRows
            kept={kept}
            all={all}
            taken={taken}
            onChange={(variable, choice) =>
              onChoose(key, {
                secrets: { ...secrets, [variable]: { ...secrets[variable], ...choice } },
              })
            }
          />
          {refusal && refusal.field !== 'id' && <Callout title={tell(refusal.reason)} />}
        </>
      )}
    </li>
  );
}
