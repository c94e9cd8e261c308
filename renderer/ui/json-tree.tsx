import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useCopy } from './copy.ts';
import { JsonLine } from './json-line.tsx';
import { jsonRows, PER_LEVEL } from './json-rows.ts';
import type { JsonRow, TreeState } from './json-rows.ts';
import type { JsonWords } from './json-words.ts';

type Move = (row: JsonRow, here: number, rows: readonly JsonRow[]) => number | 'press' | 'unfold';

const MOVES: Partial<Record<string, Move>> = {
  ArrowDown: (_row, here) => here + 1,
  ArrowUp: (_row, here) => here - 1,
  Home: () => 0,
  End: (_row, _here, rows) => rows.length - 1,
  Enter: () => 'press',
  ' ': () => 'press',
  ArrowRight: (row, here) =>
    row.kind !== 'branch' || row.count === 0 ? here : row.open ? here + 1 : 'unfold',
  ArrowLeft: (row, here, rows) =>
    row.open ? 'unfold' : rows.slice(0, here).findLastIndex((before) => before.depth < row.depth),
};
/** More at once would be felt. */
const MOST_MORE = 1000;
const NOTHING: TreeState = { open: new Map(), shown: new Map() };

/**
 * JSON to walk through, with arrows, Enter, Home and End; large branches and long texts are drawn piece by piece.
 * `value` is JSON. What was opened stays open where a later value has the same path.
 */
export function JsonTree({ label, value, words }: { label: string; value: unknown; words: JsonWords }) {
  const [state, setState] = useState(NOTHING);
  const [active, setActive] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const { copied, copy } = useCopy();
  const rows = useMemo(() => jsonRows(value, state), [value, state]);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === active),
  );

  // Where more was asked for, the first of what came is where the reader goes on. At once: an effect that is still
  // to run from an earlier drawing would find the old lines.
  const next = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (next.current !== undefined) itemsOf(tree.current)[next.current]?.focus();
    next.current = undefined;
  });

  function unfold(row: JsonRow, open: boolean) {
    setState({ ...state, open: new Map(state.open).set(row.pointer, open) });
  }
  function press(row: JsonRow) {
    if (row.kind === 'branch' && row.count > 0) unfold(row, !row.open);
    if (row.kind !== 'more') return;
    const shown = row.siblings - row.count;
    const more = shown + Math.max(PER_LEVEL, Math.min(shown, MOST_MORE));
    next.current = rows.indexOf(row);
    setState({ ...state, shown: new Map(state.shown).set(row.pointer, more) });
  }
  function clicked({ target }: MouseEvent) {
    // A press that selects text, or one of the buttons in a line, folds nothing.
    if (!(target instanceof Element) || target.closest('button') || getSelection()?.isCollapsed === false)
      return;
    const row = rows[itemsOf(tree.current).findIndex((item) => item.contains(target))];
    if (row) press(row);
  }
  function keyed(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const items = itemsOf(tree.current);
    const here = items.findIndex((item) => item === event.target);
    const row = rows[here];
    const move = MOVES[event.key];
    if (!row || !move) return;
    event.preventDefault();
    const to = move(row, here, rows);
    if (to === 'press') press(row);
    else if (to === 'unfold') unfold(row, !row.open);
    else items[to]?.focus();
  }

  return (
    <div
      ref={tree}
      role="tree"
      tabIndex={-1}
      aria-label={label}
      onClick={clicked}
      onKeyDown={keyed}
      className="max-h-120 overflow-auto rounded-control bg-sunken py-1 font-mono text-note outline-none"
    >
      {rows.map((row, index) => (
        <JsonLine
          key={row.id}
          row={row}
          words={words}
          active={index === at}
          copied={index === at ? copied : undefined}
          onPoint={setActive}
          onCopy={copy}
        />
      ))}
    </div>
  );
}

function itemsOf(tree: HTMLElement | null): HTMLElement[] {
  return [...(tree?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
}
