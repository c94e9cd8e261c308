import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useCallback, useContext, useEffect, useRef } from 'react';
import { fieldAt } from '#renderer/lib/draft.ts';
import { changed, moved, newItem, withItems, without } from '#renderer/lib/draft-edit.ts';
import type { Update } from '#renderer/lib/draft-edit.ts';
import { pointerTo } from '#renderer/lib/json-value.ts';
import { t } from '#renderer/lib/messages.ts';
import type { ShapeOf } from '#renderer/lib/schema-field.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Parts } from './argument.ts';
import type { ArgumentProps, Edits } from './argument.ts';

type Step = 'up' | 'down';

/** The entries of a list, to be added, removed and moved; those of a tuple keep their places. */
export function ListBody({
  field,
  draft,
  name,
  pointer,
  edit,
  inside,
}: ArgumentProps<ShapeOf<'list'>> & Edits) {
  const { Node } = useContext(Parts);
  const items = draft?.as === 'list' ? draft.items : [];
  const fixed = field.first().length;
  const box = useRef<HTMLUListElement>(null);
  const follow = useRef<{ key: string; step?: Step }>(undefined);
  const onItem = useCallback(
    (key: string, update: Update) =>
      inside((own) =>
        withItems(own, (all) => changed(all, key, (item) => ({ ...item, draft: update(item.draft) }))),
      ),
    [inside],
  );
  // Whoever moves or adds an entry goes on with it.
  useEffect(() => {
    const to = follow.current;
    follow.current = undefined;
    if (!to) return;
    const entry = box.current?.querySelector(`[data-key="${to.key}"]`);
    const what = to.step ? `[data-step="${to.step}"]` : 'input, textarea, select, button';
    entry?.querySelector<HTMLElement>(what)?.focus();
  });

  function move(at: number, by: -1 | 1) {
    const key = items[at]?.key;
    if (key !== undefined) follow.current = { key, step: by < 0 ? 'up' : 'down' };
    edit((own) => withItems(own, (all) => moved(all, at, by)));
  }

  const next = field.item() ?? (items.length < fixed ? fieldAt(field, items.length) : undefined);
  const more = next && (field.most === undefined || items.length < field.most) ? next : undefined;
  return (
    <>
      {items.length > 0 && (
        <ul ref={box} className="flex flex-col gap-2">
          {items.map(({ key, draft: own }, at) => {
            const entry = t('runner.entry', { name, n: at + 1 });
            return (
              <li key={key} data-key={key} className="flex items-start gap-1">
                <div className="min-w-0 flex-1">
                  <Node
                    slot={key}
                    name={entry}
                    field={fieldAt(field, at)}
                    draft={own}
                    required
                    bare
                    pointer={pointerTo(pointer, at)}
                    onChange={onItem}
                  />
                </div>
                {at >= fixed && items.length > fixed + 1 && (
                  <>
                    <Move step="up" entry={entry} off={at === fixed} onMove={() => move(at, -1)} />
                    <Move
                      step="down"
                      entry={entry}
                      off={at === items.length - 1}
                      onMove={() => move(at, 1)}
                    />
                  </>
                )}
                {(at >= fixed || at === items.length - 1) && (
                  <IconButton
                    label={t('runner.removeNamed', { name: entry })}
                    className="w-6"
                    onClick={() => edit((all) => withItems(all, (list) => without(list, key)))}
                  >
                    <X size={14} aria-hidden />
                  </IconButton>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {more && (
        <Button
          kind="quiet"
          aria-label={t('runner.addEntry', { name })}
          className="-ml-1.5 self-start px-1.5"
          onClick={() => {
            const item = newItem(fieldAt(field, items.length));
            follow.current = { key: item.key };
            edit((own) => withItems(own, (all) => [...all, item]));
          }}
        >
          <Plus size={14} aria-hidden />
          {t('runner.add')}
        </Button>
      )}
    </>
  );
}

/** Stays in reach at the ends, so that the keyboard does not lose its place. */
function Move({ step, entry, off, onMove }: { step: Step; entry: string; off: boolean; onMove: () => void }) {
  const Arrow = step === 'up' ? ArrowUp : ArrowDown;
  return (
    <IconButton
      label={t(step === 'up' ? 'runner.upNamed' : 'runner.downNamed', { name: entry })}
      data-step={step}
      aria-disabled={off}
      className={off ? 'w-6 opacity-40' : 'w-6'}
      onClick={off ? undefined : onMove}
    >
      <Arrow size={14} aria-hidden />
    </IconButton>
  );
}
