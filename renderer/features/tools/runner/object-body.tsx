import { Plus } from 'lucide-react';
import { useCallback, useContext } from 'react';
import { newKey } from '#renderer/lib/draft.ts';
import type { Row } from '#renderer/lib/draft.ts';
import { openDraft } from '#renderer/lib/draft-open.ts';
import { changed, withMember, withRows, without } from '#renderer/lib/draft-edit.ts';
import type { Update } from '#renderer/lib/draft-edit.ts';
import { pointerTo } from '#renderer/lib/json-value.ts';
import { t } from '#renderer/lib/messages.ts';
import { ANY } from '#renderer/lib/schema-field.ts';
import type { ShapeOf } from '#renderer/lib/schema-field.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Parts } from './argument.ts';
import type { ArgumentProps, Edits } from './argument.ts';
import { PropertyRow } from './property-row.tsx';

/** The properties that a schema names, then those that stand as a name and a value. */
export function ObjectBody({
  field,
  draft,
  pointer,
  edit,
  inside,
}: ArgumentProps<ShapeOf<'object'>> & Edits) {
  const { Node } = useContext(Parts);
  const members = draft?.as === 'object' ? draft.members : undefined;
  const rows = draft?.as === 'object' ? draft.rows : [];
  const others = field.others();
  const onMember = useCallback(
    (name: string, update: Update) => inside((own) => withMember(own, name, update)),
    [inside],
  );
  const onRow = useCallback(
    (key: string, change: (row: Row) => Row) =>
      inside((own) => withRows(own, (all) => changed(all, key, change))),
    [inside],
  );
  const onRemove = useCallback(
    (key: string) => edit((own) => withRows(own, (all) => without(all, key))),
    [edit],
  );
  return (
    <>
      {field.members().map((member) => (
        <Node
          key={member.name}
          slot={member.name}
          name={member.name}
          field={member.field}
          required={member.required}
          draft={members?.get(member.name)}
          pointer={pointerTo(pointer, member.name)}
          onChange={onMember}
        />
      ))}
      {rows.map((row, at) => (
        <PropertyRow
          key={row.key}
          row={row}
          n={at + 1}
          field={others ?? ANY}
          foreseen={others !== undefined}
          pointer={pointerTo(pointer, row.name)}
          onRow={onRow}
          onRemove={onRemove}
        />
      ))}
      {others && (
        <Button
          kind="quiet"
          className="-ml-1.5 self-start px-1.5"
          onClick={() =>
            edit((own) =>
              withRows(own, (all) => [...all, { key: newKey(), name: '', draft: openDraft(others, true) }]),
            )
          }
        >
          <Plus size={14} aria-hidden />
          {t('runner.addProperty')}
        </Button>
      )}
    </>
  );
}
