import { Columns2 } from 'lucide-react';
import type { ConversationView } from '#contract/chat/conversation.ts';
import { t } from '#renderer/lib/messages.ts';
import { allModels, firstRivals } from '#renderer/lib/model-ref.ts';
import { changeDraft, useDraft } from '#renderer/stores/chat-drafts.ts';
import { useProviders } from '#renderer/stores/chat-providers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classes } from '#renderer/ui/classes.ts';

/** Lets several models answer what is typed, or one again. Where there is only one model there is nothing to compare. */
export function CompareButton({ conversation: { id, model } }: { conversation: ConversationView }) {
  const { items = [], models } = useProviders();
  const { rivals, editing } = useDraft(id);
  const first = firstRivals(model, allModels(items, models));
  if (editing !== undefined || !first) return null;
  return (
    <Button
      kind="quiet"
      aria-pressed={rivals !== undefined}
      onClick={() => changeDraft(id, { rivals: rivals ? undefined : first })}
      className={classes('-mx-2 px-2 text-note font-normal', rivals && 'bg-accent-soft text-ink!')}
    >
      <Columns2 size={14} aria-hidden />
      {t('compare.begin')}
    </Button>
  );
}
