import { useEffect, useState } from 'react';
import type { MemorySource } from '#contract/chat/memory.ts';
import { LONGEST_ENTRY, entryProblems, placeKey } from '#renderer/lib/memory-draft.ts';
import type { EntryDraft } from '#renderer/lib/memory-draft.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { keepEntry, listMemory, useMemory } from '#renderer/stores/chat-memory.ts';
import type { EntryRefusal } from '#renderer/stores/chat-memory.ts';
import { useChat } from '#renderer/stores/chat.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EntryFields } from './entry-fields.tsx';

/** What of a conversation is to be kept. `server`: the place that is proposed, else the workspace. */
export interface Piece {
  from: MemorySource;
  name: string;
  text: string;
  server?: string;
}

/** Shows what would be kept, about what and under which name, to be changed before it is. */
export function KeepDialog({ piece, onClose }: { piece: Piece; onClose: () => void }) {
  const workspace = useChat(({ list, open }) => list.find(({ id }) => id === open)?.workspace) ?? '';
  const { from, name, text, server } = piece;
  const [draft, setDraft] = useState<EntryDraft>(() => ({
    place: placeKey(server === undefined ? { of: 'workspace', workspace } : { of: 'server', server }),
    key: name,
    text: text.slice(0, LONGEST_ENTRY),
  }));
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<EntryRefusal>();
  const taken = useMemory(({ lines }) =>
    lines.some((line) => placeKey(line.place) === draft.place && line.key === draft.key.trim()),
  );
  useEffect(() => void listMemory(), []);
  const wrong = tried ? entryProblems(draft) : {};

  async function keep() {
    setTried(true);
    if (Object.keys(entryProblems(draft)).length > 0) return;
    const done = await keepEntry(draft, { from });
    if ('refused' in done) setRefused(done.refused);
    else onClose();
  }

  return (
    <Dialog
      onClose={onClose}
      title={t('memory.keep')}
      text={
        <div className="flex flex-col gap-3 text-ink">
          <EntryFields
            draft={draft}
            rows={6}
            help={taken ? t('memory.replaces') : undefined}
            problems={{
              key: wrong.key && tell(wrong.key),
              text: wrong.text && tell(wrong.text),
            }}
            onChange={setDraft}
          />
          {refused && <Callout title={tell(refused.reason)} />}
        </div>
      }
    >
      <Button onClick={onClose}>{t('memory.keepNot')}</Button>
      <Button kind="primary" onClick={() => void keep()}>
        {t('memory.save')}
      </Button>
    </Dialog>
  );
}
