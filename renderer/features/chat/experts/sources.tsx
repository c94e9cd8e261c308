import { useId } from 'react';
import type { AskProblem, SourceDraft } from '#renderer/lib/expert-question.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { sharesTitle } from '#renderer/lib/server-look.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { changeAsk } from '#renderer/stores/chat-experts.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { useOffers } from '#renderer/stores/offers.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Select, TextArea } from '#renderer/ui/input.tsx';

const ITSELF: SourceDraft = { kind: 'self', name: '', args: '' };
const BETWEEN = '\n';

/** From which servers the experts are given something, and what. */
export function Sources({
  sources,
  wrong,
}: {
  sources: Readonly<Record<string, SourceDraft>>;
  wrong: AskProblem | undefined;
}) {
  const servers = useEngine(({ mirror }) => mirror?.servers);
  const shown = (servers ?? []).filter(({ server }) => !server.disabled);
  function keep(server: string, source: SourceDraft | undefined) {
    const { [server]: _before, ...others } = sources;
    changeAsk({ sources: source ? { ...others, [server]: source } : others });
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1 text-note font-medium">{t('experts.context')}</legend>
      <p className="text-note text-ink-2">{t(shown.length > 0 ? 'experts.contextHelp' : 'chat.noServers')}</p>
      {shown.map(({ server }) => {
        const name = sharesTitle(server.title, shown) ? `${server.title} (${server.id})` : server.title;
        const source = sources[server.id];
        const of = wrong?.of;
        return (
          <div key={server.id} className="flex flex-col gap-1">
            <Checkbox
              label={name}
              checked={source !== undefined}
              onChange={(on) => keep(server.id, on ? ITSELF : undefined)}
            />
            {source && (
              <Source
                server={server.id}
                name={name}
                source={source}
                problem={typeof of === 'object' && of.server === server.id ? wrong : undefined}
                onChange={(next) => keep(server.id, next)}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function Source({
  server,
  name,
  source,
  problem,
  onChange,
}: {
  server: string;
  name: string;
  source: SourceDraft;
  problem: AskProblem | undefined;
  onChange: (source: SourceDraft) => void;
}) {
  const field = useId();
  const { found, need } = useOffers({ query: '', kinds: ['tool', 'resource'], server });
  if (found && found.offers.length < found.total) need(found.total - 1);
  const value = source.kind === 'self' ? '' : source.kind + BETWEEN + source.name;
  const tool = visibleText(source.name);
  return (
    <div className="flex flex-col gap-2 pb-1 pl-6">
      <Select
        aria-label={t('experts.sourceOf', { server: name })}
        value={value}
        onChange={({ target }) => {
          const [kind, ...rest] = target.value.split(BETWEEN);
          if (kind === 'tool' || kind === 'resource')
            onChange({ kind, name: rest.join(BETWEEN), args: source.args });
          else onChange({ ...source, kind: 'self', name: '' });
        }}
      >
        <option value="">{t('experts.sourceSelf')}</option>
        {(['tool', 'resource'] as const).map((kind) => {
          const offers = found?.offers.filter((offer) => offer.kind === kind) ?? [];
          return (
            offers.length > 0 && (
              <optgroup
                key={kind}
                label={t(kind === 'tool' ? 'experts.sourceTools' : 'experts.sourceResources')}
              >
                {offers.map((offer) => (
                  <option key={offer.name} value={kind + BETWEEN + offer.name}>
                    {visibleText(offer.name)}
                  </option>
                ))}
              </optgroup>
            )
          );
        })}
      </Select>
      {source.kind === 'tool' && (
        <Field
          id={field}
          label={t('experts.argsOf', { tool })}
          prose
          {...(problem && { problem: tell(problem.problem) })}
        >
          {(marks) => (
            <TextArea
              {...marks}
              rows={2}
              value={source.args}
              onChange={({ target }) => onChange({ ...source, args: target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
