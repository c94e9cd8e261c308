import type { Text } from '#contract/text.ts';
import type { Workspace, WorkspaceDraft } from '#contract/workspace.ts';
import { RequestFailure, reasonOf, request } from '#renderer/lib/client.ts';

/** Why a workspace was refused; `field` is `name` or `folders.N`, its place among the folders that were sent. */
export interface WorkspaceRefusal {
  reason: Text;
  field?: string;
}

/** Adds a workspace, or changes the one with its id. Saying so is agreeing to its folders. */
export async function setWorkspace(workspace: WorkspaceDraft): Promise<WorkspaceRefusal | undefined> {
  return attempt(() => request('workspace.set', { workspace }));
}

export async function removeWorkspace(workspace: Workspace['id']): Promise<Text | undefined> {
  return (await attempt(() => request('workspace.remove', { workspace })))?.reason;
}

/** The user agrees to the folders of a workspace; they are made. */
export async function agreeToWorkspace(workspace: Workspace['id']): Promise<Text | undefined> {
  return (await attempt(() => request('workspace.confirm', { workspace })))?.reason;
}

/** Asks with the system's own dialog. Neither of the two: it was closed without a choice. */
export async function pickFolder(): Promise<{ folder?: string; problem?: Text }> {
  try {
    return await request('folder.pick', {});
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

async function attempt(work: () => Promise<unknown>): Promise<WorkspaceRefusal | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const path = error instanceof RequestFailure ? error.field : undefined;
    const field = path?.replace(/^workspace\./, '');
    const known = field === 'name' || /^folders\.\d+$/.test(field ?? '');
    return { reason: reasonOf(error), ...(known && field !== undefined ? { field } : {}) };
  }
}
