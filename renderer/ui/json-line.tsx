import { Braces, Check, ChevronRight, Copy } from 'lucide-react';
import { memo, useState } from 'react';
import { classes } from './classes.ts';
import { ExactText } from './exact-text.tsx';
import { IconButton } from './icon-button.tsx';
import type { JsonRow } from './json-rows.ts';
import type { JsonWords } from './json-words.ts';

const STEP = 14;
const DEEPEST = 20;
/** How much of a text is drawn: at first, and more each time it is asked for. */
const SHORT = 300;
const MORE = 20_000;

/** One line of a JSON tree; the one that is pointed at offers to copy. */
export const JsonLine = memo(function JsonLine({
  row,
  words,
  active,
  copied,
  onPoint,
  onCopy,
}: {
  row: JsonRow;
  words: JsonWords;
  active: boolean;
  copied: string | undefined;
  onPoint: (id: string) => void;
  onCopy: (id: string, text: string) => void;
}) {
  const { kind, pointer, depth, name, value, open } = row;
  const foldable = kind === 'branch' && row.count > 0;
  return (
    <div
      role="treeitem"
      tabIndex={active ? 0 : -1}
      aria-level={depth + 1}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-selected={false}
      {...(foldable && { 'aria-expanded': open })}
      onFocus={() => onPoint(row.id)}
      onPointerEnter={() => onPoint(row.id)}
      style={{ paddingInlineStart: 8 + Math.min(depth, DEEPEST) * STEP }}
      className="relative flex min-h-6 items-start gap-1 py-0.5 pr-14 hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span className="flex h-5 w-4 shrink-0 items-center justify-center text-ink-3">
        {foldable && (
          <ChevronRight
            size={14}
            aria-hidden
            className={classes('transition-transform duration-[80ms]', open && 'rotate-90')}
          />
        )}
      </span>
      <span className="min-w-0 flex-1 leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap">
        {name !== undefined && (
          <span className="text-ink-2">
            <ExactText pieces={words.pieces(String(name))} />
            {': '}
          </span>
        )}
        {kind === 'more' && <span className="font-sans text-accent">{words.more(row.count)}</span>}
        {kind === 'branch' && (
          <span className="font-sans text-ink-3">
            {Array.isArray(value) ? words.items(row.count) : words.keys(row.count)}
          </span>
        )}
        {kind === 'leaf' &&
          (typeof value === 'string' ? <LongString text={value} words={words} /> : String(value))}
      </span>
      {active && kind !== 'more' && (
        <span className="absolute top-0 right-1 flex rounded-control bg-sunken">
          <IconButton
            label={copied === 'value' ? words.copied : words.copyValue}
            className="size-6"
            onClick={() =>
              onCopy('value', typeof value === 'string' ? value : JSON.stringify(value, null, 2))
            }
          >
            {copied === 'value' ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          </IconButton>
          <IconButton
            label={copied === 'path' ? words.copied : words.copyPath}
            className="size-6"
            onClick={() => onCopy('path', pointer)}
          >
            {copied === 'path' ? <Check size={14} aria-hidden /> : <Braces size={14} aria-hidden />}
          </IconButton>
        </span>
      )}
    </div>
  );
});

function LongString({ text, words }: { text: string; words: JsonWords }) {
  const [step, setStep] = useState(0);
  const length = step === 0 ? SHORT : step * MORE;
  const cut = text.length > length;
  // As JSON, so that its line ends and quotes are told from ours.
  const drawn = JSON.stringify(text.slice(0, length));
  return (
    <>
      <ExactText pieces={words.pieces(cut ? drawn.slice(0, -1) : drawn)} />
      {cut && (
        <>
          {'… '}
          <button
            type="button"
            onClick={() => setStep(step + 1)}
            className="rounded-control font-sans text-accent hover:underline"
          >
            {words.wholeText(text.length)}
          </button>
        </>
      )}
    </>
  );
}
