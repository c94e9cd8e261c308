import { resolve } from 'node:path';
import { text } from '#contract/text.ts';
import { agreedToSettings } from '../settings-reach.ts';
import { agreedToFolders } from '../workspace-reach.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import { desktopOf } from '../host.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<
  Handlers,
  'workspace.confirm' | 'workspace.set' | 'workspace.remove' | 'folder.pick' | 'settings.set'
>;

/** Places that servers may touch, and what a person chose for the app as a whole. */
export function workspaceHandlers(parts: EngineParts): Served {
  const { workspaces, workspaceUse, servers, control, audit, settings, host, views } = parts;
  /** Folders that a person chose in the system's own dialog, which no window can answer. */
  const picked = new Set<string>();
  return {
    'workspace.confirm': ({ workspace }) => workspaces.confirm(workspace),
    async 'workspace.set'({ workspace: draft }, caller) {
      await agreedToFolders(parts, draft, picked, caller);
      const before = draft.id === undefined ? undefined : workspaces.find(draft.id);
      const after = workspaces.set(draft);
      audit.event('workspaceSet', { id: after.id, folders: after.folders });
      // A folder that was taken out must not stay within reach of what runs.
      const lost = before?.folders.some((folder) => !after.folders.includes(folder)) === true;
      if (lost) await control.bounce(workspaceUse.usersOf(after.id));
      return after;
    },
    async 'workspace.remove'({ workspace: id }) {
      const given = servers.all().find(({ workspace }) => workspace === id);
      if (given !== undefined) {
        throw new RequestFailure(text('request.workspaceGiven', { server: given.title }), 'workspace');
      }
      const removed = workspaces.remove(id);
      if (removed) {
        audit.event('workspaceRemoved', { id });
        await control.bounce(workspaceUse.usersOf(id));
      }
      return { removed };
    },
    async 'folder.pick'() {
      const folder = await desktopOf(host).pickFolder();
      if (folder !== undefined) picked.add(resolve(folder));
      return folder === undefined ? {} : { folder };
    },
    async 'settings.set'({ change }, caller) {
      await agreedToSettings(parts, change, caller);
      const after = await settings.set(change);
      // What runs may now run otherwise than it would.
      if (change.shareProcess !== undefined) for (const { id } of servers.all()) views.changed(id);
      return after;
    },
  };
}
