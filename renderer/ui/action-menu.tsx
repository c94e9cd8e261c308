import { Menu } from './menu.tsx';

/** A button that offers a few things to do. */
export function ActionMenu({
  label,
  actions,
}: {
  label: string;
  actions: readonly { id: string; label: string; act: () => void }[];
}) {
  return (
    <Menu
      align="end"
      className="inline-flex h-7 shrink-0 items-center rounded-control border border-edge bg-raised px-3 font-medium whitespace-nowrap select-none hover:bg-hover aria-expanded:bg-hover"
      items={actions.map(({ id, label: content, act }) => ({ id, content, act }))}
    >
      {label}
    </Menu>
  );
}
