import { settingHelp, settingLabel } from '#contract/bundled.ts';
import type { BundledServer } from '#contract/bundled.ts';
import type { BundledView } from '#contract/bundled-view.ts';
import { sameServer } from '#contract/ids.ts';
import { text } from '#contract/text.ts';
import { addServer } from '../added-server.ts';
import { createBundledNeeds } from '../bundled-needs.ts';
import type { Delivered } from '../delivered.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import { desktopOf } from '../host.ts';
import type { EngineParts } from '../parts.ts';
import { createReach } from '../reach.ts';

type Served = Pick<Handlers, 'bundled.list' | 'bundled.check' | 'bundled.pick' | 'bundled.add'>;

/** The servers that ship with Patchbay: what there is, what each needs, and how it comes into the list. */
export function bundledHandlers(parts: EngineParts): Served {
  const { servers, loginPath, egress, catalog, views, host } = parts;
  const needs = createBundledNeeds({ loginPath, reach: createReach(egress) });

  function find(id: string): Delivered {
    const one = servers.delivered.find(({ server }) => sameServer(server.id, id));
    if (one !== undefined) return one;
    throw new RequestFailure(text('request.unknownServer', { server: id }), 'server');
  }

  return {
    'bundled.list': () => servers.delivered.map(({ about }) => viewOf(about)),
    'bundled.check'({ server: id, again = false }) {
      const { server, about } = find(id);
      const listed = servers.about(server.id) === undefined ? undefined : servers.find(server.id);
      return needs.check(listed ?? server, about, again);
    },
    async 'bundled.pick'({ server: id, setting }) {
      const kind = find(id).about.settings.find(({ env }) => env === setting)?.kind;
      if (kind !== 'file' && kind !== 'folder')
        throw new RequestFailure(text('request.noPathHere'), 'setting');
      const desktop = desktopOf(host);
      const path = await (kind === 'file' ? desktop.pickFile() : desktop.pickFolder());
      return path === undefined ? {} : { path };
    },
    'bundled.add'({ server: id }) {
      const { server } = find(id);
      const taken = servers.find(server.id);
      if (taken?.source === 'bundled') return views.of(taken);
      if (taken !== undefined)
        throw new RequestFailure(text('request.serverExists', { server: server.id }), 'server');
      catalog.forget(server.id);
      return views.of(addServer(parts, server));
    },
  };
}

function viewOf({ id, title, description, verbs, settings, needs }: BundledServer): BundledView {
  return {
    id,
    title,
    description,
    tools: Object.entries(verbs).map(([name, may]) => ({ name, verbs: may })),
    settings: settings.map((one) => ({ ...one, label: settingLabel(one), help: settingHelp(one) })),
    needs,
  };
}
