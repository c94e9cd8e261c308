import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';

const CALLS_SHOWN = 200;

type Served = Pick<Handlers, 'state.snapshot'>;

export function stateHandlers(parts: EngineParts): Served {
  const { feed, home, run, workspaces, settings, views, approvals, audit, running, notices, updates, links } =
    parts;
  return {
    'state.snapshot'() {
      const open = [...running.values()].toReversed();
      const finished = audit.list({ limit: CALLS_SHOWN }).filter(({ id }) => !running.has(id));
      const link = links.waiting();
      return {
        seq: feed.seq(),
        run,
        home: home.path,
        workspaces: workspaces.all(),
        settings: settings.current(),
        servers: views.all(),
        approvals: approvals.list(),
        calls: [...open, ...finished].slice(0, CALLS_SHOWN),
        notices: notices.list(),
        update: updates.state(),
        ...(link === undefined ? {} : { link }),
      };
    },
  };
}
