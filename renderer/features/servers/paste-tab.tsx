import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import { secretProblem } from '#renderer/lib/secret-names.ts';
import { takeFocus } from '#renderer/lib/take-focus.ts';
import { useSecretNames } from '#renderer/lib/use-secret-names.ts';
import {
  addFound,
  chooseDraft,
  chosenOf,
  foundIn,
  pasteText,
  readPasted,
  usePasting,
} from '#renderer/stores/pasting.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { TextArea } from '#renderer/ui/input.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { Remarks } from '#renderer/ui/remarks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { FoundDraft } from './found-draft.tsx';
import { withCode } from './with-code.tsx';

const REST_MS = 200;

/** One text field for whatever somebody has at hand, and below it what was understood of that. */
export function PasteTab({ onAdded }: { onAdded: (server: string) => void }) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const pasting = usePasting();
  const taken = useSecretNames();
  const { text, of, parsed, problem, busy, outside } = pasting;
  const found = foundIn(pasting);
  const chosen = chosenOf(found);
  const all = chosen.flatMap(({ kept }) => kept);
  const wrong = all.some((one) => secretProblem(one, all));
  const fresh = of === text;

  // Once: whatever changes here later must not take the focus from where it is.
  useLayoutEffect(() => {
    if (box.current?.value === '') takeFocus(box.current);
  }, []);

  useEffect(() => {
    if (of === text || text.trim() === '') return undefined;
    const timer = setTimeout(() => void readPasted(text), REST_MS);
    return () => clearTimeout(timer);
  }, [of, text]);

  async function submit() {
    const first = await addFound();
    if (first !== undefined) onAdded(first);
  }

  return (
    <PanelForm
      label={t('add.paste')}
      onSubmit={() => void submit()}
      foot={
        <Button kind="primary" type="submit" aria-disabled={busy || wrong || !fresh || chosen.length === 0}>
          {t('add.add', { count: chosen.length })}
        </Button>
      }
    >
      {outside !== undefined && (
        <Callout
          shape="hourglass"
          tone="waiting"
          title={t('link.outside')}
          advice={t('link.outsideAdvice')}
        />
      )}
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="text-note font-medium">
          {t('add.pasteLabel')}
        </label>
        <TextArea
          id={id}
          ref={box}
          rows={8}
          value={text}
          onChange={(event) => pasteText(event.target.value)}
        />
        {text.trim() === '' && <p className="text-note text-ink-2">{withCode('add.pasteHelp')}</p>}
      </div>
      {problem && <Callout title={tell(problem)} />}
      {parsed && parsed.problems.length > 0 && (
        <Section title={t('add.problems')}>
          <Remarks remarks={parsed.problems.map(tell)} />
        </Section>
      )}
      {found.length > 0 && (
        <Section title={t('add.found', { count: found.length })}>
          <ul className="flex flex-col">
            {found.map((one) => (
              <FoundDraft
                key={one.key}
                found={one}
                alone={found.length === 1}
                all={all}
                taken={taken}
                onChoose={chooseDraft}
              />
            ))}
          </ul>
        </Section>
      )}
    </PanelForm>
  );
}
