import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<
  Handlers,
  'update.check' | 'update.download' | 'update.install' | 'link.open' | 'link.take'
>;

/** What changes Patchbay itself, and what other programs ask of it. */
export function updateHandlers({ updates, links, audit }: EngineParts): Served {
  return {
    'update.check': () => updates.check(),
    'update.download': () => updates.download(),
    'update.install'() {
      const state = updates.install();
      if (state.state === 'installing') audit.event('updateInstalled', { version: state.version });
      return state;
    },
    async 'link.open'({ address }) {
      await links.open(address);
      return {};
    },
    'link.take'({ id }) {
      links.take(id);
      return {};
    },
  };
}
