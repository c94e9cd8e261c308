import { create } from 'zustand';
import type { ServerId } from '#contract/ids.ts';
import type { ServerChange, ServerDraft } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { RequestFailure, reasonOf, request } from '#renderer/lib/client.ts';
import type { Kept } from '#renderer/lib/secret-names.ts';
import { fieldAt } from '#renderer/lib/server-form-problems.ts';

/** Why something was refused, and the field of the form that is at fault, when one is. */
export interface Refusal {
  reason: Text;
  field?: string;
}

/** A server that was removed, while it can still be brought back. */
export interface Removed {
  server: ServerId;
  title: string;
  /** Secrets that were to go with it and did not. */
  left: readonly { name: string; reason: Text }[];
  problem?: Text;
}

/** What was just removed, newest last. */
export const useRemoved = create<{ removed: readonly Removed[] }>()(() => ({ removed: [] }));

/** Adds the server with the chosen secrets: all of it, or nothing. The draft holds their references already. */
export async function addServer(draft: ServerDraft, kept: readonly Kept[]): Promise<Refusal | undefined> {
  return attempt(async () => {
    await request('server.add', { server: draft, ...secretsIn(kept) });
  });
}

/** Changes the server and stores the chosen secrets: all of it, or nothing. */
export async function changeServer(
  server: ServerId,
  change: ServerChange,
  kept: readonly Kept[] = [],
): Promise<Refusal | undefined> {
  return attempt(async () => {
    await request('server.update', { server, change, ...secretsIn(kept) });
  });
}

/** Makes a copy of a server; resolves to the id of the copy. */
export async function duplicateServer(server: ServerId): Promise<ServerId | Refusal> {
  try {
    return (await request('server.duplicate', { server })).server.id;
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** Removes a server, then those of its secrets that were chosen, and keeps what undo needs. */
export async function removeServer(
  { server, title }: { server: ServerId; title: string },
  secrets: readonly string[],
): Promise<Refusal | undefined> {
  return attempt(async () => {
    await request('server.remove', { server });
    const ends = await Promise.all(
      secrets.map((name) =>
        request('secret.remove', { name }).then(
          () => [],
          (error: unknown) => [{ name, reason: reasonOf(error) }],
        ),
      ),
    );
    useRemoved.setState(({ removed }) => ({ removed: [...removed, { server, title, left: ends.flat() }] }));
  });
}

/** Brings a removed server back; resolves to whether it is there again. */
export async function restoreServer(server: ServerId): Promise<boolean> {
  try {
    await request('server.restore', { server });
  } catch (error) {
    const problem = reasonOf(error);
    useRemoved.setState(({ removed }) => ({
      removed: removed.map((one) => (one.server === server ? { ...one, problem } : one)),
    }));
    return false;
  }
  forgetRemoved(server);
  return true;
}

/** Stops offering to bring a server back. */
export function forgetRemoved(server: ServerId): void {
  useRemoved.setState(({ removed }) => ({ removed: removed.filter((one) => one.server !== server) }));
}

/** A name stands there once, however many variables share its value. */
function secretsIn(kept: readonly Kept[]): { secrets?: { name: string; value: string }[] } {
  const chosen = new Map(kept.filter(({ on }) => on).map(({ name, value }) => [name, { name, value }]));
  return chosen.size === 0 ? {} : { secrets: [...chosen.values()] };
}

async function attempt(work: () => Promise<void>): Promise<Refusal | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const reason = reasonOf(error);
    const field =
      reason.code === 'request.serverExists'
        ? 'id'
        : fieldAt(error instanceof RequestFailure ? error.field : undefined);
    return { reason, ...(field === undefined ? {} : { field }) };
  }
}
