import { z } from 'zod';
import { gatherContext } from '#servers/kit/gather-context.ts';
import { defineResource } from '#servers/kit/resource.ts';
import type { Resource } from '#servers/kit/resource.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { dueAt } from './alerts.ts';
import type { Alert } from './alerts.ts';
import type { Desk } from './desk.ts';
import type { Desks } from './desks.ts';
import { CHANNELS, ChannelName } from './notice.ts';

export const ChannelState = z.object({
  channel: ChannelName,
  ready: z.boolean().describe('Set up; whether it answers is known when something is sent'),
  problem: z.string().optional().describe('What is not set, and how to set it'),
  can: z.array(z.string()),
  recipients: z.array(z.string()).describe('Who may be written to; the first is meant when nobody is named'),
  breaker: z.enum(['closed', 'halfOpen', 'open']),
});

/** Every channel: set up or what is missing. Touches no network. */
export function channelStates(desk: Desk): z.infer<typeof ChannelState>[] {
  return CHANNELS.map((name) => {
    const channel = desk.channels[name];
    const missing = channel.missing();
    return {
      channel: name,
      ready: missing === undefined,
      ...(missing === undefined ? {} : { problem: missing.message }),
      can: [...channel.can],
      recipients: [...channel.allowed()],
      breaker: desk.courier.breaker(name).state,
    };
  });
}

/** `gather_context`, `context://<server>` and `dashboard://<server>`. */
export function overview(server: string, desks: Desks): { tool: Tool; resources: Resource[] } {
  const context = gatherContext(server, (called) => {
    const desk = desks.of(called);
    return Promise.resolve({ channels: channelStates(desk), state: stateOf(desk) });
  });
  const dashboard = defineResource({
    uri: `dashboard://${server}`,
    name: 'dashboard',
    title: 'Dashboard',
    description: 'Status of components, notices, open alerts, queues and what could not be delivered.',
    mimeType: 'application/json',
    // oxlint-disable-next-line require-await -- a throw becomes a rejection
    read: async (called) => JSON.stringify(keptOf(desks.of(called)), undefined, 2),
  });
  return { tool: context.tool, resources: [context.resource, dashboard] };
}

function stateOf(desk: Desk) {
  try {
    return keptOf(desk);
  } catch (error) {
    return { unavailable: error instanceof Error ? error.message : String(error) };
  }
}

function keptOf(desk: Desk) {
  const { board, alerts, outbox } = desk.kept();
  return {
    statuses: board.statuses(),
    notices: board.notices(),
    open_alerts: alerts
      .list()
      .filter(({ acknowledged }) => acknowledged === undefined)
      .map(alertState),
    queued: outbox.depths(),
    not_delivered: outbox.givenUp().map((given) => ({ ...given, at: new Date(given.at).toISOString() })),
  };
}

function alertState(alert: Alert) {
  const due = dueAt(alert);
  return {
    alert_id: alert.id,
    severity: alert.severity,
    subject: alert.subject,
    raised_at: new Date(alert.raisedAt).toISOString(),
    notified: alert.history.map(({ level, at, how, problem }) => ({
      level,
      at: new Date(at).toISOString(),
      how,
      ...(problem === undefined ? {} : { problem }),
    })),
    next: alert.levels[alert.next]?.name ?? null,
    next_at: due === undefined ? null : new Date(due).toISOString(),
  };
}
