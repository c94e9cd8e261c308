import { BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { KeepDialog } from './keep-dialog.tsx';
import type { Piece } from './keep-dialog.tsx';

/** The way from something in a conversation into the memory; nothing is kept before a person has said so. */
export function KeepButton({ piece }: { piece: () => Piece }) {
  const [keeping, setKeeping] = useState<Piece>();
  return (
    <>
      <IconButton label={t('memory.keep')} onClick={() => setKeeping(piece())}>
        <BookmarkPlus size={14} aria-hidden />
      </IconButton>
      {keeping && <KeepDialog piece={keeping} onClose={() => setKeeping(undefined)} />}
    </>
  );
}
