import type { ComponentProps } from 'react';
import { placeKey } from '#renderer/lib/memory-draft.ts';
import { t } from '#renderer/lib/messages.ts';
import { Select } from '#renderer/ui/input.tsx';
import { usePlaceNames } from './use-place-names.ts';

/** One workspace or server; `all` offers all of them too. A place that is gone stays while it is chosen. */
export function PlaceSelect({
  value,
  all,
  onPick,
  ...rest
}: Omit<ComponentProps<typeof Select>, 'value' | 'onChange'> & {
  value: string;
  all?: string;
  onPick: (place: string) => void;
}) {
  const { workspaces, servers } = usePlaceNames();
  const groups = [
    {
      label: t('settings.workspaces'),
      places: workspaces.map(({ id, name }) => ({ key: placeKey({ of: 'workspace', workspace: id }), name })),
    },
    {
      label: t('shell.servers'),
      places: servers.map(({ id, name }) => ({ key: placeKey({ of: 'server', server: id }), name })),
    },
  ];
  const known = value === '' || groups.some(({ places }) => places.some(({ key }) => key === value));
  return (
    <Select {...rest} value={value} onChange={({ target }) => onPick(target.value)}>
      {all !== undefined && <option value="">{all}</option>}
      {!known && <option value={value}>{value.replace(/^.*\n/, '')}</option>}
      {groups
        .filter(({ places }) => places.length > 0)
        .map(({ label, places }) => (
          <optgroup key={label} label={label}>
            {places.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
    </Select>
  );
}
