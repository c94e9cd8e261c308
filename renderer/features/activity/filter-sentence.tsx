import { Fragment, memo } from 'react';
import type { ReactNode } from 'react';
import type { CallFacets } from '#contract/call-query.ts';
import type { ServerView } from '#contract/server.ts';
import { ENDS, SPANS } from '#renderer/lib/call-filter.ts';
import type { End, Sentence } from '#renderer/lib/call-filter.ts';
import { rich, t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { WordMenu } from '#renderer/ui/word-menu.tsx';
import type { Word } from '#renderer/ui/word-menu.tsx';

const ANY = '';
const KINDS = ['tool', 'resource', 'prompt'] as const;

/** "Calls from a chat by me to Files that failed today": each word is a small menu. */
export const FilterSentence = memo(function FilterSentence({
  sentence,
  facets,
  servers,
  onChange,
}: {
  sentence: Sentence;
  facets: CallFacets | undefined;
  servers: readonly ServerView[] | undefined;
  onChange: (sentence: Sentence) => void;
}) {
  const titles = new Map(servers?.map(({ server }) => [server.id, server.title]));
  const ids = [...new Set([...titles.keys(), ...(facets?.servers ?? [])])];
  const titleOf = (id: string) => titles.get(id) ?? id;
  const names = (facets?.names ?? []).filter(({ server }) => server === sentence.server);

  function word(part: keyof Sentence, label: string, words: readonly Word[]): ReactNode {
    const value = sentence[part] ?? ANY;
    const chosen = words.find(({ id }) => id === value);
    return (
      <WordMenu
        label={label}
        value={value}
        words={words}
        forget={t('activity.forget', { words: chosen?.label ?? value })}
        onChange={(id) => {
          const others: Sentence = { ...sentence, [part]: undefined };
          // A name belongs to the server it was chosen at.
          if (part === 'server') others.name = undefined;
          onChange(id === ANY ? others : { ...others, [part]: id });
        }}
      />
    );
  }

  const parts: Record<string, () => ReactNode> = {
    kind: () =>
      word('kind', t('activity.kind'), [
        { id: ANY, label: t('activity.kind.any') },
        ...KINDS.map((id) => ({ id, label: t(`activity.kind.${id}`) })),
      ]),
    via: () =>
      word('via', t('activity.via'), [
        { id: ANY, label: t('activity.via.any') },
        ...(facets?.vias ?? []).map((via) => ({ id: via, label: t('activity.via.one', { via }) })),
      ]),
    who: () =>
      word('principal', t('activity.who'), [
        { id: ANY, label: t('activity.who.any') },
        ...(facets?.principals ?? []).map((who) => ({ id: who, label: t('activity.who.one', { who }) })),
      ]),
    server: () =>
      word('server', t('activity.server'), [
        { id: ANY, label: t('activity.to.any') },
        ...ids.map((id) => ({ id, label: t('activity.to.one', { server: titleOf(id) }) })),
      ]),
    name: () =>
      names.length > 0 &&
      word('name', t('activity.tool'), [
        { id: ANY, label: t('activity.name.any') },
        ...names.map(({ name }) => ({
          id: name,
          label: t('activity.name.one', { name: visibleText(name) }),
        })),
      ]),
    end: () =>
      word('end', t('activity.outcome'), [
        { id: ANY, label: t('activity.end.any') },
        ...Object.keys(ENDS).map((id) => ({ id, label: t(`activity.end.${id as End}`) })),
      ]),
    when: () =>
      word('span', t('activity.time'), [
        { id: ANY, label: t('activity.when.any') },
        ...SPANS.map((id) => ({ id, label: t(`activity.when.${id}`) })),
      ]),
  };

  // The order of the words is that of the language.
  return (
    <fieldset
      aria-label={t('activity.filter')}
      className="flex min-w-0 flex-wrap items-center gap-x-0.5 gap-y-1"
    >
      {rich<ReactNode>('activity.sentence', {}, parts).map((part, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the parts of a sentence do not move
        <Fragment key={at}>{part}</Fragment>
      ))}
    </fieldset>
  );
});
