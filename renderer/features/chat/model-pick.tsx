import type { ModelRef } from '#contract/chat/provider.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { modelKey, modelOfKey } from '#renderer/lib/model-ref.ts';
import { useProviders } from '#renderer/stores/chat-providers.ts';
import { Select } from '#renderer/ui/input.tsx';

/** No key of a model: they hold a line break. */
const OTHER = 'other';

/** One model out of all, under the providers they come from. */
export function ModelPick({
  label,
  value: model,
  onChange,
  disabled = false,
  without = [],
  other,
  className,
}: {
  label: string;
  value: ModelRef | undefined;
  onChange: (model: ModelRef) => void;
  disabled?: boolean;
  /** Not offered: they are chosen beside it. */
  without?: readonly ModelRef[];
  /** Something that is no model and can be chosen in place of one. */
  other?: { label: string; chosen: boolean; choose: () => void };
  className?: string;
}) {
  const { items = [], models } = useProviders();
  const value = other?.chosen ? OTHER : model ? modelKey(model) : '';
  const known = models[model?.provider ?? '']?.models.some(({ id }) => id === model?.model) === true;
  const problem = models[model?.provider ?? '']?.problem;
  const left = new Set(without.map(modelKey));
  return (
    <Select
      aria-label={label}
      title={problem && tell(problem)}
      value={value}
      aria-disabled={disabled}
      onChange={({ target }) => {
        if (disabled) return;
        const next = modelOfKey(target.value);
        if (target.value === OTHER) other?.choose();
        else if (next) onChange(next);
      }}
      className={className}
    >
      {!model && !other?.chosen && <option value="">{t('chat.chooseModel')}</option>}
      {model && !known && <option value={value}>{model.model}</option>}
      {items.map(({ id, name }) => (
        <optgroup key={id} label={name}>
          {models[id]?.models
            .map((one) => ({ key: modelKey({ provider: id, model: one.id }), name: one.label ?? one.id }))
            .filter(({ key }) => !left.has(key))
            .map((one) => (
              <option key={one.key} value={one.key}>
                {one.name}
              </option>
            ))}
        </optgroup>
      ))}
      {other && <option value={OTHER}>{other.label}</option>}
    </Select>
  );
}
