import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Emit } from '#contract/events.ts';
import { Workspace } from '#contract/snapshot.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { MetaRows } from '#main/store/meta.ts';
import { RequestFailure } from './dispatch.ts';
import type { Home } from './home.ts';

export interface Workspaces {
  current(): Workspace;
  /** The user agreed: makes the folder. Throws RequestFailure when it cannot be made. */
  confirm(): Workspace;
}

const KEY = 'workspace';

/**
 * The default workspace. In the user's documents it is made only after he agreed once; in a home that he named
 * himself it is part of that home (GLOSSARY "Workspace").
 */
export function createWorkspaces(options: {
  meta: MetaRows;
  home: Home;
  documents: string;
  emit: Emit;
}): Workspaces {
  const { meta, home, documents, emit } = options;
  let current = load();

  function load(): Workspace {
    const known = meta.get(KEY, Workspace);
    const folder = home.chosen ? join(home.path, 'workspace') : join(documents, 'Patchbay');
    const workspace = known ?? { id: 'default', name: 'Patchbay', folders: [folder], ready: false };
    return { ...workspace, ready: workspace.ready && workspace.folders.every(isFolder) };
  }

  function confirm(): Workspace {
    const folder = current.folders.find((path) => !isFolder(path));
    try {
      for (const path of current.folders) mkdirSync(path, { recursive: true });
    } catch (error) {
      throw new RequestFailure(
        text('request.workspaceFailed', { folder: folder ?? '', problem: problemOf(error) }),
      );
    }
    current = { ...current, ready: true };
    meta.set(KEY, current);
    emit({ type: 'workspace.changed', workspace: current });
    return current;
  }

  if (home.chosen && !current.ready) confirm();
  return { current: () => current, confirm };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
