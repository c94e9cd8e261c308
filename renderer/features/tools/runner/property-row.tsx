import { X } from 'lucide-react';
import { memo, useCallback, useContext } from 'react';
import type { Row } from '#renderer/lib/draft.ts';
import type { Update } from '#renderer/lib/draft-edit.ts';
import { t } from '#renderer/lib/messages.ts';
import type { Field } from '#renderer/lib/schema-field.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { Parts } from './argument.ts';

/** A property whose name is typed too, or one that the schema does not know. */
export const PropertyRow = memo(function PropertyRow({
  row,
  n,
  field,
  foreseen,
  pointer,
  onRow,
  onRemove,
}: {
  row: Row;
  n: number;
  field: Field;
  foreseen: boolean;
  pointer: string;
  onRow: (key: string, change: (row: Row) => Row) => void;
  onRemove: (key: string) => void;
}) {
  const { Node } = useContext(Parts);
  const onValue = useCallback(
    (key: string, update: Update) => onRow(key, (own) => ({ ...own, draft: update(own.draft) })),
    [onRow],
  );
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1">
        <TextInput
          aria-label={t('runner.propertyName', { n })}
          value={row.name}
          onChange={(event) => {
            const name = event.target.value;
            onRow(row.key, (own) => ({ ...own, name }));
          }}
          className="font-mono text-note"
        />
        <IconButton
          label={t('runner.removeNamed', { name: visibleText(row.name) })}
          onClick={() => onRemove(row.key)}
        >
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <div className="pr-8">
        <Node
          slot={row.key}
          name={t('runner.propertyValue', { n })}
          field={field}
          draft={row.draft}
          required
          bare
          pointer={pointer}
          onChange={onValue}
        />
      </div>
      {!foreseen && <p className="text-note text-ink-2">{t('runner.notInSchema')}</p>}
    </div>
  );
});
