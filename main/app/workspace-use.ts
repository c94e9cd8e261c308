import type { ServerId } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import type { Workspaces } from './workspaces.ts';

/** Which workspace each server was last started with: what runs keeps that one, whatever it is given meanwhile. */
export interface WorkspaceUse {
  /** Variables of ours for a server that is about to be spawned. */
  environment(server: Server): Record<string, string>;
  /** Where it works when its launch does not say. */
  cwd(server: Server): string;
  /** The folders that it was started with; undefined: nobody gave it a workspace, or it is not agreed to yet. */
  folders(server: ServerId): readonly string[] | undefined;
  /** Servers last started with this workspace. */
  usersOf(workspace: string): ServerId[];
}

export function createWorkspaceUse(
  workspaces: Pick<Workspaces, 'of'>,
  needsWorkspace: (server: string) => boolean,
  home: string,
): WorkspaceUse {
  const used = new Map<ServerId, { id: string; folders: readonly string[] | undefined }>();
  return {
    environment(server): Record<string, string> {
      const { id, ready, folders } = workspaces.of(server);
      const needed = needsWorkspace(server.id);
      if (needed || server.workspace !== undefined) {
        used.set(server.id, { id, folders: ready ? folders : undefined });
      } else used.delete(server.id);
      return needed && ready ? { PATCHBAY_WORKSPACE: JSON.stringify(folders) } : {};
    },
    cwd: (server) => (server.workspace === undefined ? undefined : workspaces.of(server).folders[0]) ?? home,
    folders: (server) => used.get(server)?.folders,
    usersOf: (workspace) => [...used].filter(([, { id }]) => id === workspace).map(([server]) => server),
  };
}
