import { useShallow } from 'zustand/react/shallow';
import type { MemoryPlace } from '#contract/chat/memory.ts';
import { sharesTitle } from '#renderer/lib/server-look.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { useEngine } from '#renderer/stores/engine.ts';

/** Workspaces and servers by their names, and how a place is called; one that is gone has its id. */
export function usePlaceNames() {
  const [workspaces, servers] = useEngine(
    useShallow(({ mirror }) => [mirror?.workspaces ?? [], mirror?.servers ?? []]),
  );
  const serverName = (id: string): string => {
    const title = servers.find(({ server }) => server.id === id)?.server.title;
    if (title === undefined) return id;
    return sharesTitle(title, servers) ? `${title} (${id})` : title;
  };
  return {
    workspaces: workspaces.map(({ id, name }) => ({ id, name })),
    servers: servers.map(({ server: { id } }) => ({ id, name: serverName(id) })),
    nameOf: (place: MemoryPlace): string =>
      visibleText(
        place.of === 'server'
          ? serverName(place.server)
          : (workspaces.find(({ id }) => id === place.workspace)?.name ?? place.workspace),
      ),
  };
}
