import { canonicalServer } from '#contract/ids.ts';
import { text } from '#contract/text.ts';
import { argumentProblems } from '#main/broker/arguments.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';
import { findServer } from './find-server.ts';

type Served = Pick<Handlers, 'catalog.search' | 'catalog.get' | 'tool.list' | 'tool.validate'>;

export function catalogHandlers({ catalog, servers }: EngineParts): Served {
  return {
    'catalog.search': (query) => catalog.search(query),
    'catalog.get'({ kind, server, name }) {
      const { id, title } = findServer(servers, server);
      const offer = catalog.get(kind, id, name);
      if (offer === undefined)
        throw new RequestFailure(text('catalog.unknownOffer', { kind, server: title, name }), 'name');
      return offer;
    },
    'tool.list': ({ server }) => catalog.tools(server),
    'tool.validate'({ server, name, args }) {
      const { id, title } = findServer(servers, canonicalServer(server));
      const lookup = catalog.lookup('tool', id, name);
      if (lookup.found !== 'target')
        throw new RequestFailure(
          lookup.found === 'neverListed'
            ? text('call.neverListed', { server: title })
            : text('call.notOffered', { kind: 'tool', server: title, name }),
          'name',
        );
      return argumentProblems(name, lookup.target.inputSchema, args);
    },
  };
}
