import { Check, X } from 'lucide-react';
import { classes } from './classes.ts';
import { Menu } from './menu.tsx';

export interface Word {
  id: string;
  label: string;
}

/** A word of a sentence that stands for one choice out of several. What was chosen can be taken back beside it. */
export function WordMenu({
  label,
  value,
  words,
  onChange,
  forget,
}: {
  label: string;
  /** The first word is the one that chooses nothing. */
  value: string;
  words: readonly Word[];
  onChange: (id: string) => void;
  /** Name of the button that takes the choice back. */
  forget: string;
}) {
  const [none] = words;
  const chosen = value !== none?.id;
  const word = words.find(({ id }) => id === value);
  return (
    <span
      className={classes(
        'inline-flex h-7 max-w-72 items-center rounded-control',
        chosen ? 'bg-accent-soft text-ink' : 'text-ink-2',
      )}
    >
      <Menu
        aria-label={`${label}: ${word?.label ?? value}`}
        className={classes(
          'h-7 min-w-0 truncate rounded-control px-1.5 select-none hover:bg-hover hover:text-ink aria-expanded:bg-hover',
          !chosen && 'underline decoration-edge decoration-dotted underline-offset-4',
        )}
        items={words.map(({ id, label: text }) => ({
          id,
          chosen: id === value,
          act: () => onChange(id),
          content: (
            <>
              <Check
                size={14}
                aria-hidden
                className={classes('shrink-0', id === value ? 'text-accent' : 'invisible')}
              />
              <span className="max-w-80 truncate">{text}</span>
            </>
          ),
        }))}
      >
        {word?.label ?? value}
      </Menu>
      {chosen && none && (
        <button
          type="button"
          aria-label={forget}
          onClick={() => onChange(none.id)}
          className="flex size-6 shrink-0 items-center justify-center rounded-control text-ink-3 hover:bg-hover hover:text-ink"
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}
