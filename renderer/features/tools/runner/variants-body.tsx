import { useCallback, useContext } from 'react';
import { withInner, withVariant } from '#renderer/lib/draft-edit.ts';
import type { Update } from '#renderer/lib/draft-edit.ts';
import { t } from '#renderer/lib/messages.ts';
import type { ShapeOf } from '#renderer/lib/schema-field.ts';
import { Select } from '#renderer/ui/input.tsx';
import { Parts } from './argument.ts';
import type { ArgumentProps, Edits } from './argument.ts';

/** Which of several forms the value has, then that form. */
export function VariantsBody({
  field,
  draft,
  name,
  required,
  pointer,
  edit,
  inside,
}: ArgumentProps<ShapeOf<'variants'>> & Edits) {
  const { Node, Body } = useContext(Parts);
  const at = draft?.as === 'variant' ? draft.at : undefined;
  const inner = draft?.as === 'variant' ? draft.inner : undefined;
  const chosen = at === undefined ? undefined : field.variants()[at]?.field;
  const onInner = useCallback(
    (_slot: string, update: Update) => inside((own) => withInner(own, update)),
    [inside],
  );
  const editInner = useCallback((update: Update) => edit((own) => withInner(own, update)), [edit]);
  const insideInner = useCallback((update: Update) => inside((own) => withInner(own, update)), [inside]);
  const grouped = chosen?.kind === 'object' && inner?.as === 'object';
  return (
    <>
      <Select
        aria-label={t('runner.variantOf', { name })}
        value={at ?? ''}
        onChange={(event) => {
          const next = event.target.value;
          edit((own) => (next === '' ? undefined : withVariant(field, own, Number(next))));
        }}
      >
        {(!required || at === undefined) && <option value="">{t('runner.notChosen')}</option>}
        {field.variants().map((variant, n) => (
          // oxlint-disable-next-line react/no-array-index-key -- a variant is known by its place
          <option key={n} value={n}>
            {variant.title ?? t('runner.variant', { type: variant.type ?? 'other', n: n + 1 })}
          </option>
        ))}
      </Select>
      {chosen && grouped && (
        <Body
          field={chosen}
          draft={inner}
          name={name}
          required
          pointer={pointer}
          edit={editInner}
          inside={insideInner}
        />
      )}
      {chosen && !grouped && (
        <Node
          key={at}
          slot=""
          name={name}
          field={chosen}
          draft={inner}
          required
          bare
          pointer={pointer}
          onChange={onInner}
        />
      )}
    </>
  );
}
