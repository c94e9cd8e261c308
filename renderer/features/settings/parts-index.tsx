import { t } from '#renderer/lib/messages.ts';
import { PARTS, placeOf } from './parts.ts';

/** The parts of the settings by name; a press leads there. */
export function PartsIndex() {
  return (
    <nav
      aria-label={t('settings.index')}
      className="mx-3 flex shrink-0 flex-wrap gap-x-1 border-b border-hairline pb-1.5"
    >
      {PARTS.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          onClick={() => lead(placeOf(id))}
          className="min-h-7 rounded-control px-2 text-ink-2 select-none hover:bg-hover hover:text-ink"
        >
          {t(title)}
        </button>
      ))}
    </nav>
  );
}

/** With the keyboard one goes on from there. */
function lead(place: string): void {
  const part = document.getElementById(place);
  part?.scrollIntoView({ block: 'start' });
  part?.querySelector('h2')?.focus({ preventScroll: true });
}
