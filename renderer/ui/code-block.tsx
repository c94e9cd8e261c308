import { classes } from './classes.ts';
import { ExactText } from './exact-text.tsx';
import type { Piece } from './exact-text.tsx';

/** Text exactly as it is, in monospace; foreign text comes in pieces. Wraps, scrolls when long, can be reached with the keyboard. */
export function CodeBlock({
  label,
  text,
  tall = false,
  button = false,
}: {
  label: string;
  text: string | readonly Piece[];
  tall?: boolean;
  /** Leaves room for a button in its upper right corner. */
  button?: boolean;
}) {
  return (
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={0}
      aria-label={label}
      className={classes(
        'overflow-auto rounded-control bg-sunken py-2 pl-3 font-mono text-note',
        button ? 'pr-9' : 'pr-3',
        tall ? 'max-h-120' : 'max-h-64',
      )}
    >
      <pre className="font-mono [overflow-wrap:anywhere] whitespace-pre-wrap">
        {typeof text === 'string' ? text : <ExactText pieces={text} />}
      </pre>
    </section>
  );
}
