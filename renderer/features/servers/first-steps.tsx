import type { ServerView } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { goTo } from '#renderer/stores/place.ts';
import { operate } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';

/** While nothing has ever run: the ways to a first result. */
export function FirstSteps({
  servers,
  shelved,
  onAdd,
  onShelf,
}: {
  servers: readonly ServerView[];
  /** How many wait on the shelf. */
  shelved: number;
  onAdd: () => void;
  onShelf: () => void;
}) {
  const first = servers.find(({ server }) => server.source === 'bundled');
  const bundled = first?.server;
  const touched = servers.some(({ state, tools }) => tools !== undefined || state.state !== 'stopped');
  if (touched) return null;
  const steps = [
    bundled && {
      key: 'bundled',
      text: t('servers.first.bundled', {
        server: bundled.title,
        what: first.description ? tell(first.description) : '',
      }),
      word: t('servers.first.start', { server: bundled.title }),
      act: () => void operate(bundled.id, 'start'),
    },
    shelved > 0 && {
      key: 'shelf',
      text: t('shelf.first', { count: shelved }),
      word: t('shelf.look'),
      act: onShelf,
    },
    { key: 'add', text: t('servers.first.add'), word: t('servers.add'), act: onAdd },
    {
      key: 'import',
      text: t('servers.first.import'),
      word: t('servers.first.look'),
      act: () => goTo('clients'),
    },
  ].filter((step) => step !== undefined && step !== false);
  return (
    <div className="max-w-240 px-2 pt-8 pb-3">
      <h2 className="pb-1.5 text-label text-ink-3">{t('servers.first')}</h2>
      <ul className="-mx-2">
        {steps.map(({ key, text, word, act }) => (
          <li
            key={key}
            className="flex min-h-11 items-center gap-4 border-b border-hairline/70 px-2 py-1.5 last:border-0"
          >
            <p className="min-w-0 flex-1 text-ink-2">{text}</p>
            <Button onClick={act}>{word}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
