import { Menu } from '@base-ui/react/menu';
import { Check, X } from 'lucide-react';
import { classes } from './classes.ts';

export interface Word {
  id: string;
  label: string;
}

const POPUP =
  'max-h-[min(60vh,420px)] min-w-44 animate-appear overflow-y-auto rounded-control bg-raised p-1 shadow-float outline-none';
const ITEM =
  'flex h-7 cursor-default items-center gap-2 rounded-[4px] px-2 whitespace-nowrap select-none outline-none data-highlighted:bg-hover';

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
      <Menu.Root modal={false}>
        <Menu.Trigger
          aria-label={`${label}: ${word?.label ?? value}`}
          className={classes(
            'h-7 min-w-0 truncate rounded-control px-1.5 select-none hover:bg-hover hover:text-ink data-popup-open:bg-hover',
            !chosen && 'underline decoration-edge decoration-dotted underline-offset-4',
          )}
        >
          {word?.label ?? value}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="start" sideOffset={4} className="z-50">
            <Menu.Popup className={POPUP}>
              <Menu.RadioGroup value={value} onValueChange={(id) => onChange(String(id))}>
                {words.map(({ id, label: text }) => (
                  <Menu.RadioItem key={id} value={id} closeOnClick className={ITEM}>
                    <Check size={14} aria-hidden className={id === value ? 'text-accent' : 'invisible'} />
                    <span className="max-w-80 truncate">{text}</span>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
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

/** A button that offers a few things to do. */
export function ActionMenu({
  label,
  actions,
}: {
  label: string;
  actions: readonly { id: string; label: string; act: () => void }[];
}) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="inline-flex h-7 shrink-0 items-center rounded-control border border-edge bg-raised px-3 font-medium whitespace-nowrap select-none hover:bg-hover data-popup-open:bg-hover">
        {label}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className="z-50">
          <Menu.Popup className={POPUP}>
            {actions.map(({ id, label: text, act }) => (
              <Menu.Item key={id} onClick={act} className={ITEM}>
                {text}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
