import type { WorkspaceDraft } from '#contract/workspace.ts';
import { changedMeanwhile } from './consent-change.ts';
import type { Asker } from './consent.ts';
import type { EngineParts } from './parts.ts';

/**
 * Asks before a workspace reaches further than it did. Folders in `picked` were chosen by a person where no window can
 * press for him; all others may have been written by whoever owns the window that asks.
 */
export async function agreedToFolders(
  { changeConsent, workspaces }: Pick<EngineParts, 'changeConsent' | 'workspaces'>,
  draft: WorkspaceDraft,
  picked: ReadonlySet<string>,
  asker: Asker,
): Promise<void> {
  const folders = workspaces.check(draft);
  const reached = (): readonly string[] =>
    (draft.id === undefined ? undefined : workspaces.find(draft.id))?.folders ?? [];
  const before = reached();
  const added = folders.filter((folder) => !before.includes(folder) && !picked.has(folder));
  if (added.length === 0) return;
  const kept = folders.filter((folder) => !added.includes(folder));
  const change = { kind: 'folders', workspace: draft.name, added, kept } as const;
  await changeConsent.ensure(change, `folders:${draft.id ?? ''}`, asker);
  if (reached().join('\0') !== before.join('\0')) throw changedMeanwhile();
}
