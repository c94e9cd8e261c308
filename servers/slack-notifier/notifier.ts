import { acknowledgeAlert } from '#servers/delivery/acknowledge-alert.ts';
import type { Desks } from '#servers/delivery/desks.ts';
import type { Limits } from '#servers/delivery/limits.ts';
import { deliverySettings } from '#servers/delivery/manifest.ts';
import { overview } from '#servers/delivery/overview.ts';
import { defineServer } from '#servers/kit/server.ts';
import type { ServerDefinition } from '#servers/kit/server.ts';
import { broadcastDeployment } from './broadcast-deployment.ts';
import { createChannelTool } from './create-channel.ts';
import { escalateIncident } from './escalate-incident.ts';
import { listChannels } from './list-channels.ts';
import { postMessage } from './post-message.ts';
import { sendAlert } from './send-alert.ts';
import { sendNotification } from './send-notification.ts';
import { updateStatus } from './update-status.ts';

/** spec/servers.md A.1.10. */
const LIMITS: Limits = {
  breaker: { failures: 5, withinMs: 60_000, resetMs: 60_000, trials: 3 },
  attempts: 3,
  backoffMs: (attempt) => 1_000 * 2 ** (attempt - 1),
  channelRates: {},
  toolRates: [
    { max: 100, withinMs: 60_000 },
    { max: 20, withinMs: 10_000 },
  ],
};

/** The server over its desk. Everything is sent while the caller waits; only escalation runs on by itself. */
function defineNotifier(desks: Desks): ServerDefinition {
  const { tool, resources } = overview('slack-notifier', desks);
  return defineServer({
    name: 'slack-notifier',
    title: 'Slack Notifier',
    version: '1.0.0',
    instructions:
      "Tells people by Slack, mail, Teams, SMS, webhook and its own dashboard. Only recipients of the user's settings can be written to; list_channels says which. An answer names every channel with its own result.",
    tools: [
      sendNotification(desks),
      sendAlert(desks),
      postMessage(desks),
      createChannelTool(desks),
      updateStatus(desks),
      broadcastDeployment(desks),
      escalateIncident(desks),
      listChannels(desks),
      acknowledgeAlert(desks),
      tool,
    ],
    resources,
    settings: deliverySettings,
    start: desks.start,
  });
}

/** What it is made of, for whoever brings desk and clock. */
export const notifier = { server: 'slack-notifier', limits: LIMITS, define: defineNotifier };
