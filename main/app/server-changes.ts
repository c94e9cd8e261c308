import type { Server, ServerChange } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { withSettings } from './bundled-settings.ts';
import { RequestFailure } from './dispatch.ts';
import type { ServerList } from './server-list.ts';
import { waitsForItself } from './start-plan.ts';
import type { Workspaces } from './workspaces.ts';

/** Of a server that ships with Patchbay only its settings and when and where it runs are the user's. */
const OF_BUNDLED = new Set(['start', 'restart', 'disabled', 'workspace', 'after', 'settings']);

/** The server with this change; throws RequestFailure naming the field that cannot be. Nothing is stored. */
export function changedServer(
  server: Server,
  change: ServerChange,
  servers: Pick<ServerList, 'all' | 'about'>,
  workspaces: Pick<Workspaces, 'find'>,
): Server {
  const { id, title, source } = server;
  const fixed = Object.keys(change).find((field) => source === 'bundled' && !OF_BUNDLED.has(field));
  if (fixed !== undefined) {
    throw new RequestFailure(text('request.serverBundled', { server: title }), `change.${fixed}`);
  }
  const { workspace, settings, ...rest } = change;
  if (typeof workspace === 'string' && workspaces.find(workspace) === undefined) {
    throw new RequestFailure(text('request.unknownWorkspace'), 'change.workspace');
  }
  if (change.after !== undefined && waitsForItself(id, change.after, servers.all())) {
    throw new RequestFailure(text('request.waitsForItself', { server: title }), 'change.after');
  }
  const { workspace: given, ...before } =
    settings === undefined ? server : withSettings(server, settings, servers.about(id)?.settings ?? []);
  const next = workspace === undefined ? given : (workspace ?? undefined);
  const after: Server = { ...before, ...rest, ...(next === undefined ? {} : { workspace: next }) };
  return change.launch === undefined ? after : { ...after, source: sourceOf(after) };
}

/** Where a server of the user's comes from, as far as its launch says it. */
export function sourceOf({
  launch,
  source,
}: {
  launch: Server['launch'];
  source?: Server['source'];
}): Server['source'] {
  if (source !== undefined && source !== 'command' && source !== 'url') return source;
  return launch.type === 'stdio' ? 'command' : 'url';
}
