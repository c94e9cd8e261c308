import { Plus, X } from 'lucide-react';
import type { ModelRef } from '#contract/chat/provider.ts';
import { t } from '#renderer/lib/messages.ts';
import { allModels, modelKey } from '#renderer/lib/model-ref.ts';
import { changeDraft } from '#renderer/stores/chat-drafts.ts';
import { useProviders } from '#renderer/stores/chat-providers.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ModelPick } from './model-pick.tsx';
import { QUIET_PICK } from './model-select.tsx';

const LEAST = 2;
const MOST = 4;

/** The models that answer the next turn side by side: two to four, each once. */
export function CompareModels({
  conversation,
  rivals,
}: {
  conversation: string;
  rivals: readonly ModelRef[];
}) {
  const { items = [], models } = useProviders();
  const taken = new Set(rivals.map(modelKey));
  const next = allModels(items, models).find((model) => !taken.has(modelKey(model)));
  const keep = (changed: readonly ModelRef[]) => changeDraft(conversation, { rivals: changed });
  return (
    <fieldset aria-label={t('compare.models')} className="flex min-w-0 flex-wrap items-center gap-x-1">
      {rivals.map((rival, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a place, in which another model may be chosen
        <span key={at} className="flex min-w-0 items-center">
          <ModelPick
            label={t('compare.modelAt', { at: at + 1 })}
            value={rival}
            without={rivals.filter((_, other) => other !== at)}
            onChange={(model) => keep(rivals.with(at, model))}
            className={QUIET_PICK}
          />
          {rivals.length > LEAST && (
            <IconButton
              label={t('compare.leaveOut', { at: at + 1 })}
              onClick={() => keep(rivals.toSpliced(at, 1))}
            >
              <X size={12} aria-hidden />
            </IconButton>
          )}
        </span>
      ))}
      {next && rivals.length < MOST && (
        <IconButton label={t('compare.add')} onClick={() => keep([...rivals, next])}>
          <Plus size={14} aria-hidden />
        </IconButton>
      )}
    </fieldset>
  );
}
