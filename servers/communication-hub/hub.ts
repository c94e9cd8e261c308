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
import { postMessage } from './post-message.ts';
import { sendAlert } from './send-alert.ts';
import { sendNotification } from './send-notification.ts';
import { updateStatus } from './update-status.ts';

const PER_MINUTE = [{ max: 20, withinMs: 60_000 }];

/** spec/servers.md A.1.11. */
const LIMITS: Limits = {
  breaker: { failures: 5, withinMs: 300_000, resetMs: 300_000, trials: 1 },
  // One, and three retries.
  attempts: 4,
  backoffMs: (attempt) => 1_000 * 2 ** attempt,
  channelRates: { slack: PER_MINUTE, teams: PER_MINUTE },
  toolRates: [],
};

/** The server over its desk: what is critical is sent at once, the rest through queues that outlive the process. */
function defineHub(desks: Desks): ServerDefinition {
  const { tool, resources } = overview('communication-hub', desks);
  return defineServer({
    name: 'communication-hub',
    title: 'Communication Hub',
    version: '2.0.0',
    instructions:
      "Sends by Slack, mail, Teams, SMS, webhooks and its own dashboard. Only recipients of the user's settings can be written to; gather_context says which, and what waits or was given up. Critical messages are sent while you wait; others are queued and tried again by themselves.",
    tools: [
      sendNotification(desks),
      sendAlert(desks),
      postMessage(desks),
      createChannelTool(desks),
      updateStatus(desks),
      broadcastDeployment(desks),
      escalateIncident(desks),
      acknowledgeAlert(desks),
      tool,
    ],
    resources,
    settings: deliverySettings,
    start: desks.start,
  });
}

/** What it is made of, for whoever brings desk and clock. */
export const hub = { server: 'communication-hub', limits: LIMITS, define: defineHub };
