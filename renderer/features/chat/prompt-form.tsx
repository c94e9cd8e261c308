import { useEffect, useId, useState } from 'react';
import type { OfferSummary, PromptDefinition } from '#contract/inventory.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { Overlay } from '#renderer/ui/overlay.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';

/** Asks for the arguments of a prompt; one that takes none is taken at once. */
export function PromptForm({
  offer,
  onAnswer,
}: {
  offer: OfferSummary;
  /** Undefined: it is left. */
  onAnswer: (args: Record<string, string> | undefined) => void;
}) {
  const id = useId();
  const [prompt, setPrompt] = useState<PromptDefinition>();
  const [problem, setProblem] = useState<Text>();
  const [args, setArgs] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(0);
  const { server, name } = offer;

  useEffect(() => {
    let current = true;
    request('catalog.get', { kind: 'prompt', server, name }).then(
      (got) => {
        if (!current || got.kind !== 'prompt') return;
        if (got.prompt.arguments.length === 0) onAnswer({});
        else setPrompt(got.prompt);
      },
      (error: unknown) => current && setProblem(reasonOf(error)),
    );
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- asked once for each prompt
  }, [server, name]);

  if (!prompt && !problem) return null;
  const missing = (prompt?.arguments ?? []).filter((one) => one.required === true && !args[one.name]?.trim());
  return (
    <Overlay title={visibleText(offer.title ?? name)} onClose={() => onAnswer(undefined)} className="w-120">
      <PanelForm
        label={t('chat.promptArguments')}
        tried={tried}
        onSubmit={() => {
          if (missing.length > 0) setTried(tried + 1);
          else onAnswer(Object.fromEntries(Object.entries(args).filter(([, value]) => value !== '')));
        }}
        foot={
          <>
            <Button kind="primary" type="submit">
              {t('chat.promptAdd')}
            </Button>
            <Button kind="quiet" onClick={() => onAnswer(undefined)}>
              {t('settings.cancel')}
            </Button>
          </>
        }
      >
        {problem && <Callout title={tell(problem)} />}
        {prompt?.arguments.map((one) => (
          <Field
            key={one.name}
            id={`${id}-${one.name}`}
            label={visibleText(one.name)}
            {...(one.required === true && { required: true, mark: t('runner.required') })}
            {...(one.description !== undefined && { help: visibleText(one.description, 'prose') })}
            {...(tried > 0 && missing.includes(one) && { problem: t('runner.needed') })}
          >
            {(marks) => (
              <TextInput
                {...marks}
                value={args[one.name] ?? ''}
                onChange={(event) => setArgs({ ...args, [one.name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </PanelForm>
    </Overlay>
  );
}
