import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { t } from '#renderer/lib/messages.ts';
import type { Screen } from '#renderer/stores/place.ts';
import { useRunningCalls } from '#renderer/stores/use-paced.ts';
import { classes } from '#renderer/ui/classes.ts';
import { Hint } from '#renderer/ui/hint.tsx';
import { ENTRIES } from './screens.ts';

const ENTRY =
  'flex h-8 w-full items-center gap-2.5 rounded-control px-2 text-left text-ink-2 select-none hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-ink';

/** The ways to the screens. Too narrow a window shows it as icons whatever was chosen. */
export function Sidebar({ screen, onScreen }: { screen: Screen; onScreen: (screen: Screen) => void }) {
  const [slim, setSlim] = useState(false);
  const running = useRunningCalls();
  const label = classes('min-w-0 flex-1 truncate', slim ? 'sr-only' : 'max-roomy:sr-only');
  const Fold = slim ? PanelLeftOpen : PanelLeftClose;
  const fold = t(slim ? 'shell.unfold' : 'shell.fold');
  return (
    <nav
      aria-label={t('shell.screens')}
      className={classes(
        'flex shrink-0 flex-col border-r border-hairline bg-sunken p-2',
        slim ? 'w-13' : 'w-52 max-roomy:w-13',
      )}
    >
      <p className="flex h-10 items-center gap-2.5 px-2 pb-2 font-semibold">
        <Mark />
        <span className={label}>{t('app.name')}</span>
      </p>
      <ul className="flex flex-1 flex-col gap-0.5">
        {ENTRIES.map(({ id, icon: Icon, word }) => (
          <li key={id}>
            <Hint label={t(word)} side="right" off={!slim}>
              <button
                type="button"
                aria-current={screen === id ? 'page' : undefined}
                onClick={() => onScreen(id)}
                className={ENTRY}
              >
                <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
                <span className={label}>{t(word)}</span>
                {id === 'activity' && running > 0 && (
                  <span
                    className={classes(
                      'text-label text-ink-2 tabular-nums',
                      slim ? 'sr-only' : 'max-roomy:sr-only',
                    )}
                  >
                    {t('shell.running', { count: running })}
                  </span>
                )}
              </button>
            </Hint>
          </li>
        ))}
      </ul>
      <Hint label={fold} side="right" off={!slim}>
        <button
          type="button"
          aria-expanded={!slim}
          onClick={() => setSlim(!slim)}
          className={classes(ENTRY, 'max-roomy:hidden')}
        >
          <Fold size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
          <span className={label}>{fold}</span>
        </button>
      </Hint>
    </nav>
  );
}

/** A socket with one cable leaving it. */
function Mark() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden className="size-4 shrink-0 fill-none stroke-current stroke-[1.6]">
      <circle cx="6.5" cy="6.5" r="4.75" />
      <circle cx="6.5" cy="6.5" r="1.6" className="fill-accent stroke-none" />
      <path d="M6.5 6.5c0 5 2.5 7.5 8.5 7.5" className="stroke-accent" strokeLinecap="round" />
    </svg>
  );
}
