import { secretTexts } from '#contract/launch.ts';
import { RestartPolicy } from '#contract/server.ts';
import type { Server, ServerDraft } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { referencedSecrets } from '#main/secrets/secret-reference.ts';
import { launchHash } from '#main/supervisor/consent.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import { withSecrets } from '../new-secrets.ts';
import { parseServers } from '../parse-servers.ts';
import { addServer } from '../added-server.ts';
import type { EngineParts } from '../parts.ts';
import { changedServer, sourceOf } from '../server-changes.ts';
import { agreedToReturn, agreedToTrust } from '../server-trust.ts';
import { findServer } from './find-server.ts';

type Served = Pick<
  Handlers,
  | 'server.parse'
  | 'server.add'
  | 'server.update'
  | 'server.duplicate'
  | 'server.removal'
  | 'server.remove'
  | 'server.restore'
>;

/** The list of servers itself: adding, changing and removing them. */
export function serverHandlers(parts: EngineParts): Served {
  const { servers, supervisor, control, views, catalog, broker, removed, workspaces } = parts;
  const { rules, emit, audit, metrics } = parts;

  /** One of the user's own; what ships with Patchbay cannot be copied. */
  function own(id: string): Server {
    const server = findServer(servers, id);
    if (server.source !== 'bundled') return server;
    throw new RequestFailure(text('request.serverBundled', { server: server.title }), 'server');
  }

  function checkFree({ id }: ServerDraft): void {
    if (servers.isFree(id)) return;
    throw new RequestFailure(text('request.serverExists', { server: id }), 'server.id');
  }

  /** Its workspace may have been removed while it was away. */
  function withoutLostWorkspace(server: Server): Server {
    if (server.workspace === undefined || workspaces.find(server.workspace) !== undefined) return server;
    const free = changedServer(server, { workspace: null }, servers, workspaces);
    servers.put(free);
    return free;
  }

  return {
    'server.parse': ({ text: pasted }) => parseServers(parts, pasted),
    'server.add'({ server: draft, secrets = [] }) {
      checkFree(draft);
      return withSecrets(parts, secrets, [], () => {
        checkFree(draft);
        catalog.forget(draft.id);
        return views.of(addServer(parts, fromDraft(draft)));
      });
    },
    async 'server.update'({ server: id, change, secrets = [] }, caller) {
      const changed = (): Server => changedServer(findServer(servers, id), change, servers, workspaces);
      await agreedToTrust(parts, changed, caller);
      const before = findServer(servers, id);
      const referred = referencedSecrets(secretTexts(before.launch));
      const after = await withSecrets(parts, secrets, referred, () => {
        const now = changed();
        servers.put(now);
        return now;
      });
      catalog.refresh(after.id);
      broker.rebuild();
      const moved = launchHash(before.launch) !== launchHash(after.launch);
      if (moved) audit.event('serverChanged', { server: after.id, launch: launchHash(after.launch) });
      metrics.mark(after.id, 'edited');
      views.changed(after.id);
      // What runs is no longer what is written here, or must not run any more.
      if (after.disabled === true) await control.stop(after);
      // Of what ships with Patchbay only settings have changed, and whoever changed them says when it starts again.
      else if (moved && after.source !== 'bundled') await supervisor.stop(after.id);
      return views.of(after);
    },
    'server.duplicate'({ server: id }) {
      const original = own(id);
      const copy = servers.freeId(original.id);
      // The command is the one that was approved already, so the approval holds for the copy.
      for (const rule of rules.restrictCopy(original.id, copy)) audit.event('ruleSet', { id: rule.id });
      emit({ type: 'policy.changed' });
      const title = `${original.title} (${copy})`.slice(0, 200);
      return views.of(addServer(parts, { ...original, id: copy, title }));
    },
    'server.removal': ({ server: id }) => removed.preview(findServer(servers, id)),
    async 'server.remove'({ server: id }) {
      const server = findServer(servers, id);
      await control.stop(server);
      removed.remove(server);
      broker.rebuild();
      audit.event('serverRemoved', { server: server.id });
      metrics.mark(server.id, 'removed');
      emit({ type: 'server.removed', server: server.id });
      emit({ type: 'policy.changed' });
      return { removed: server.id };
    },
    async 'server.restore'({ server: id }, caller) {
      await agreedToReturn(parts, id, caller);
      const restored = removed.restore(id);
      if (restored === undefined)
        throw new RequestFailure(text('request.nothingToRestore', { server: id }), 'server');
      const server = withoutLostWorkspace(restored);
      broker.rebuild();
      audit.event('serverRestored', { server: server.id });
      metrics.mark(server.id, 'added');
      views.changed(server.id);
      emit({ type: 'policy.changed' });
      return views.of(server);
    },
  };
}

function fromDraft(draft: ServerDraft): Server {
  return {
    ...draft,
    source: sourceOf(draft),
    start: 'manual',
    restart: RestartPolicy.parse({}),
    trusted: false,
    consent: '',
  };
}
