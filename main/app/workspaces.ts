import { randomUUID } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import type { Emit } from '#contract/events.ts';
import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { Workspace } from '#contract/workspace.ts';
import type { WorkspaceDraft } from '#contract/workspace.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { META } from '#main/store/meta.ts';
import type { MetaRows } from '#main/store/meta.ts';
import { RequestFailure } from './dispatch.ts';
import type { Home } from './home.ts';
import { checkFolders } from './workspace-folders.ts';

/** The workspaces of this home. Whatever is refused is a RequestFailure that names the field. */
export interface Workspaces {
  /** The default one first. */
  all(): Workspace[];
  /** The one this server is given, or else the default one. */
  of(server: Pick<Server, 'workspace'> | undefined): Workspace;
  find(id: string): Workspace | undefined;
  /** The user agreed: makes the folders. Without id the default one. */
  confirm(id?: string): Workspace;
  /** The folders that a draft comes down to, once everything in it can be. Nothing is made or kept. */
  check(draft: WorkspaceDraft): string[];
  /** Adds one, or changes the one with its id. Whoever calls this has made sure that he agrees to its folders. */
  set(draft: WorkspaceDraft): Workspace;
  /** Whether there was one. Whoever calls this has made sure that no server is given it. */
  remove(id: string): boolean;
}

const DEFAULT = 'default';
/** Where the home was when they were kept; it may have been moved, or restored elsewhere, since. */
const HOME_KEY = 'workspacesHome';

/**
 * The default workspace is in the user's documents, where it is made only after he agreed once; in a home that he
 * named himself it is part of that home (GLOSSARY "Workspace").
 */
export function createWorkspaces(options: {
  meta: MetaRows;
  home: Home;
  documents: string;
  emit: Emit;
}): Workspaces {
  const { meta, home, documents, emit } = options;
  let all = load().map((one) => {
    const folders = one.folders.map(whereItIsNow);
    return { ...one, folders, ready: one.ready && folders.every(isFolder) };
  });

  function load(): Workspace[] {
    const known = meta.get(META.workspaces, z.array(Workspace)) ?? [];
    const old = known.some(({ id }) => id === DEFAULT) ? undefined : meta.get(META.workspace, Workspace);
    const folder = home.chosen ? join(home.path, 'workspace') : join(documents, 'Patchbay');
    const first = { id: DEFAULT, name: 'Patchbay', folders: [folder], ready: false };
    const others = known.filter(({ id }) => id !== DEFAULT);
    return [known.find(({ id }) => id === DEFAULT) ?? { ...(old ?? first), id: DEFAULT }, ...others];
  }

  /** The folder that is part of the home goes where the home goes. */
  function whereItIsNow(folder: string): string {
    const before = meta.get(HOME_KEY, z.string());
    const way = before === undefined ? '..' : relative(join(before, 'workspace'), folder);
    return way.startsWith('..') || isAbsolute(way) ? folder : join(home.path, 'workspace', way);
  }

  const find = (id: string): Workspace | undefined => all.find((one) => one.id === id);
  const first = (): Workspace => find(DEFAULT) as Workspace;

  function keep(next: Workspace[]): void {
    all = next;
    meta.set(META.workspaces, all);
    meta.set(HOME_KEY, home.path);
    emit({ type: 'workspace.changed', workspaces: all });
  }

  /** Makes its folders, then keeps it. */
  function make(workspace: Workspace, fieldOf: (index: number) => string | undefined): Workspace {
    for (const [index, folder] of workspace.folders.entries()) {
      try {
        mkdirSync(folder, { recursive: true });
      } catch (error) {
        const reason = text('request.workspaceFailed', { folder, problem: problemOf(error) });
        throw new RequestFailure(reason, fieldOf(index));
      }
    }
    const ready = { ...workspace, ready: true };
    keep(find(ready.id) ? all.map((one) => (one.id === ready.id ? ready : one)) : [...all, ready]);
    return ready;
  }

  function existing(id: string, field: string): Workspace {
    const found = find(id);
    if (found === undefined) throw new RequestFailure(text('request.unknownWorkspace'), field);
    return found;
  }

  function check({ id, name, folders }: WorkspaceDraft): string[] {
    const before = id === undefined ? undefined : existing(id, 'workspace.id');
    if (all.some((other) => other.id !== before?.id && sameName(other.name, name))) {
      throw new RequestFailure(text('request.workspaceExists', { name }), 'workspace.name');
    }
    const checked = checkFolders(folders, home.path);
    if (!checked.ok) throw new RequestFailure(checked.reason, `workspace.folders.${checked.index}`);
    return checked.folders;
  }

  // Only that one: another folder that is not ready may come from a backup that nobody answers for.
  const own = join(home.path, 'workspace');
  if (home.chosen && !first().ready && first().folders.every((folder) => folder === own))
    make(first(), () => undefined);
  return {
    all: () => all,
    find,
    of: (server) => (server?.workspace === undefined ? undefined : find(server.workspace)) ?? first(),
    confirm: (id = DEFAULT) => make(existing(id, 'workspace'), () => undefined),
    check,
    set(draft) {
      const next = {
        id: draft.id ?? randomUUID(),
        name: draft.name,
        folders: check(draft),
        ready: true,
      };
      return make(next, (index) => `workspace.folders.${index}`);
    },
    remove(id) {
      if (id === DEFAULT) throw new RequestFailure(text('request.workspaceDefault'), 'workspace');
      if (find(id) === undefined) return false;
      keep(all.filter((one) => one.id !== id));
      return true;
    },
  };
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
