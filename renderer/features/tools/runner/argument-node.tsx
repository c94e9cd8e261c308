import { memo, useCallback, useContext } from 'react';
import type { Update } from '#renderer/lib/draft-edit.ts';
import { forgetProblems } from '#renderer/stores/desk.ts';
import type { NodeProps } from './argument.ts';
import { ArgumentGroup } from './argument-group.tsx';
import { ArgumentLeaf } from './argument-leaf.tsx';
import { SheetKey } from './sheet-key.ts';

/** One value of the form, whatever its kind. */
export const ArgumentNode = memo(function ArgumentNode({ slot, onChange, ...props }: NodeProps) {
  const key = useContext(SheetKey);
  const { pointer, field, draft } = props;
  const inside = useCallback((update: Update) => onChange(slot, update), [onChange, slot]);
  const edit = useCallback(
    (update: Update) => {
      forgetProblems(key, pointer);
      inside(update);
    },
    [key, pointer, inside],
  );
  const grouped = field.kind === 'object' || field.kind === 'list' || field.kind === 'variants';
  return grouped && draft?.as !== 'json' && draft?.as !== 'null' ? (
    <ArgumentGroup {...props} field={field} edit={edit} inside={inside} />
  ) : (
    <ArgumentLeaf {...props} edit={edit} />
  );
});
