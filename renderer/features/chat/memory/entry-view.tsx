import { Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { draftOfEntry, entryProblems, placeKey } from '#renderer/lib/memory-draft.ts';
import type { EntryDraft } from '#renderer/lib/memory-draft.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { takeFocus } from '#renderer/lib/take-focus.ts';
import { changeEntry, dropDraft, saveEntry, useMemory } from '#renderer/stores/chat-memory.ts';
import type { EntryRefusal } from '#renderer/stores/chat-memory.ts';
import { entryRemoval } from '#renderer/stores/memory-removal.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { EntryFields } from './entry-fields.tsx';
import { OriginWords } from './origin-words.tsx';
import { usePlaceNames } from './use-place-names.ts';

/** The open entry, or what makes the next one. Ctrl+Enter saves. */
export function EntryView() {
  const [open, entry, drafts, place, lines, said] = useMemory(
    useShallow((memory) => [
      memory.open,
      memory.entry,
      memory.drafts,
      memory.place,
      memory.lines,
      memory.said,
    ]),
  );
  const { workspaces } = usePlaceNames();
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<EntryRefusal>();
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    // The way back of what was just forgotten has it.
    if (open === undefined && !entryRemoval.use.getState().removing)
      takeFocus(form.current?.querySelector('input'));
  }, [open]);
  if (open !== undefined && !entry) return null;

  const first = workspaces[0] && placeKey({ of: 'workspace', workspace: workspaces[0].id });
  const blank: EntryDraft = { place: place || (first ?? ''), key: '', text: '' };
  const kept = entry ? draftOfEntry(entry) : blank;
  const draft = drafts[open ?? ''] ?? kept;
  const same = draft.place === kept.place && draft.key === kept.key && draft.text === kept.text;
  const wrong = tried ? entryProblems(draft) : {};
  const taken =
    open === undefined &&
    lines.some((line) => placeKey(line.place) === draft.place && line.key === draft.key.trim());

  async function save() {
    setTried(true);
    setRefused(undefined);
    if (same || Object.keys(entryProblems(draft)).length > 0) return;
    const why = await saveEntry(draft);
    setRefused(why);
    if (!why) setTried(false);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter in any of its fields
    <form
      ref={form}
      aria-label={t(open === undefined ? 'memory.new' : 'memory.entry')}
      className="min-h-0 flex-1 overflow-y-auto px-5 pb-6"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void save();
      }}
    >
      <div className="mx-auto flex max-w-180 flex-col gap-4">
        {open === undefined && <p className="max-w-prose text-ink-2">{t('memory.about')}</p>}
        <EntryFields
          draft={draft}
          help={taken ? t('memory.replaces') : undefined}
          problems={{
            key: wrong.key ? tell(wrong.key) : refused?.field === 'key' ? tell(refused.reason) : undefined,
            text: wrong.text
              ? tell(wrong.text)
              : refused?.field === 'text'
                ? tell(refused.reason)
                : undefined,
          }}
          onChange={(next) => changeEntry(open, next)}
        />
        <OriginWords origin={entry?.origin} />
        {refused && refused.field === undefined && <Callout title={tell(refused.reason)} />}
        <div className="flex flex-wrap items-center gap-2">
          <Button kind="primary" type="submit" aria-disabled={same}>
            {t('memory.save')}
          </Button>
          {!same && (
            <Button kind="quiet" onClick={() => dropDraft(open)}>
              {t('servers.discard')}
            </Button>
          )}
          <output className="flex items-center gap-1.5 text-note text-ink-2">
            {said && same && (
              <>
                <Glyph shape="check" tone="ready" />
                {tell(said)}
              </>
            )}
          </output>
          {entry && (
            <Button
              kind="quiet"
              className="-mr-3 ml-auto"
              onClick={() => entryRemoval.remove({ ...entry, chars: entry.text.length })}
            >
              <Trash2 size={14} aria-hidden />
              {t('memory.forget')}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
