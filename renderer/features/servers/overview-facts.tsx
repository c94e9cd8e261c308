import type { ServerView } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import type { Fact } from '#renderer/ui/facts.tsx';
import { namesFact } from './launch-facts.tsx';

/**
 * What is known of a server, of each thing only what is true of its kind. `others`: the titles of those that run in the
 * same process.
 */
export function overviewFacts(view: ServerView, others: readonly string[]): (Fact | false | undefined)[] {
  const { server, era, protocolVersion, prompts, resources, tokens } = view;
  return [
    { name: t('add.id'), value: <span className="font-mono text-note">{server.id}</span> },
    server.launch.type === 'stdio'
      ? { name: t('servers.pid'), value: processOf(view, others) }
      : { name: t('servers.connection'), value: connection(view, server.launch.type) },
    protocolVersion !== undefined && {
      name: t('servers.protocol'),
      value: era
        ? t('servers.protocolEra', { version: protocolVersion, era: t(`servers.era.${era}`) })
        : protocolVersion,
    },
    { name: t('servers.tools'), value: view.tools ?? t('servers.neverListed') },
    prompts !== undefined && prompts > 0 && { name: t('servers.prompts'), value: prompts },
    resources !== undefined && resources > 0 && { name: t('servers.resources'), value: resources },
    tokens !== undefined &&
      tokens > 0 && { name: t('servers.context'), value: t('servers.tokens', { count: tokens }) },
    { name: t('servers.source'), value: t(`servers.source.${server.source}`) },
    namesFact(server.launch),
  ];
}

function connection({ state }: ServerView, transport: 'http' | 'sse'): string {
  const open = state.state === 'ready' || state.state === 'degraded';
  return t(open ? 'servers.connected' : 'servers.notConnected', {
    transport: t(`add.transport.${transport}`),
  });
}

function processOf({ pid, shares }: ServerView, others: readonly string[]): string | number {
  if (pid === undefined) return t('servers.notRunning');
  if (shares !== true) return pid;
  if (others.length === 0) return t('servers.sharedPidAlone', { pid: String(pid) });
  return t('servers.sharedPid', { pid: String(pid), servers: others.join(', ') });
}
