import { useId, useLayoutEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { seatsOf } from '#renderer/lib/expert-question.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { allModels, modelKey } from '#renderer/lib/model-ref.ts';
import { takeFocus } from '#renderer/lib/take-focus.ts';
import { askExperts, changeAsk, useExperts } from '#renderer/stores/chat-experts.ts';
import { useProviders } from '#renderer/stores/chat-providers.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { TextArea } from '#renderer/ui/input.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { Remembered } from './remembered.tsx';
import { Seats } from './seats.tsx';
import { Sources } from './sources.tsx';

const PRESETS = ['quick', 'standard', 'deep'] as const;

/** What a round needs: the question, how thorough, who is asked, and what they are given. Ctrl+Enter asks. */
export function AskForm() {
  const field = useId();
  const question = useRef<HTMLDivElement>(null);
  const [draft, asking, wrong] = useExperts(
    useShallow((experts) => [experts.draft, experts.asking, experts.wrong]),
  );
  const { items = [], models } = useProviders();
  const keys = allModels(items, models).map(modelKey);
  const seats = seatsOf(draft, keys);
  useLayoutEffect(() => takeFocus(question.current?.querySelector('textarea')), []);
  const workspaces = useEngine(({ mirror }) => mirror?.workspaces);
  const ask = () => void askExperts(keys, workspaces?.[0]?.id);

  return (
    <form
      aria-label={t('experts.new')}
      className="min-h-0 flex-1 overflow-y-auto px-5 pb-6"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <div className="mx-auto flex max-w-180 flex-col gap-5">
        <p className="max-w-prose text-ink-2">{t('experts.about')}</p>
        <div ref={question}>
          <Field
            id={field}
            label={t('experts.question')}
            prose
            help={t('experts.questionHelp')}
            {...(wrong?.of === 'question' && { problem: tell(wrong.problem) })}
          >
            {(marks) => (
              <TextArea
                {...marks}
                rows={4}
                value={draft.question}
                onChange={({ target }) => changeAsk({ question: target.value })}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
                  event.preventDefault();
                  ask();
                }}
                className="max-h-100 field-sizing-content min-h-22 font-sans! text-body!"
              />
            )}
          </Field>
        </div>
        <div className="flex flex-col gap-1">
          <p className="text-note font-medium">{t('experts.preset')}</p>
          <div className="-ml-2 flex flex-wrap items-center gap-x-3">
            <Segments
              label={t('experts.preset')}
              value={draft.preset}
              onChange={(preset) => changeAsk({ preset })}
              segments={PRESETS.map((preset) => ({ id: preset, label: t(`experts.preset.${preset}`) }))}
            />
            <span className="text-note text-ink-2">{t(`experts.presetHelp.${draft.preset}`)}</span>
          </div>
        </div>
        <Seats
          seats={seats}
          preset={draft.preset}
          problem={wrong?.of === 'experts' ? wrong.problem : undefined}
        />
        <Sources sources={draft.sources} wrong={wrong} />
        <Remembered draft={draft} workspaces={workspaces ?? []} />
        <div>
          <Button kind="primary" type="submit" aria-disabled={asking}>
            {t('experts.ask')}
          </Button>
        </div>
      </div>
    </form>
  );
}
