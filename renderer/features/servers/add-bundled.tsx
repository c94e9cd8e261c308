import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { BundledView } from '#contract/bundled-view.ts';
import type { Text } from '#contract/text.ts';
import { t } from '#renderer/lib/messages.ts';
import { addBundled } from '#renderer/stores/bundled.ts';
import { Button } from '#renderer/ui/button.tsx';

/** Takes a server from the shelf into the list. `onDone` is told why that was refused, if it was. */
export function AddBundled({
  server: { id, title },
  primary = false,
  onDone,
}: {
  server: Pick<BundledView, 'id' | 'title'>;
  primary?: boolean;
  onDone: (refused: Text | undefined) => void;
}) {
  const [busy, setBusy] = useState(false);

  async function add() {
    setBusy(true);
    const refused = await addBundled(id);
    setBusy(false);
    onDone(refused);
  }

  return (
    <Button
      kind={primary ? 'primary' : 'quiet'}
      className={primary ? 'pl-2' : '-mr-0.5 pr-2 pl-2'}
      aria-label={t('shelf.addThis', { server: title })}
      aria-disabled={busy}
      onClick={() => void add()}
    >
      <Plus size={primary ? 16 : 14} aria-hidden />
      {t('shelf.add')}
    </Button>
  );
}
