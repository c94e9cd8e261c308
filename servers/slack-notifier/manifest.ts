import type { BundledServerInput } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';
import { deliveryNeeds, deliverySettings } from '../delivery/manifest.ts';

export const slackNotifier = {
  id: 'slack-notifier',
  title: 'Slack Notifier',
  description: text('server.bundled.slackNotifier'),
  entry: 'slack-notifier.mjs',
  verbs: {
    send_notification: ['network', 'send'],
    send_alert: ['network', 'send'],
    post_message: ['network', 'send'],
    create_channel: ['write', 'network', 'send'],
    update_status: ['write', 'network', 'send'],
    broadcast_deployment: ['network', 'send'],
    escalate_incident: ['network', 'send'],
    list_channels: ['read', 'network'],
    acknowledge_alert: ['write'],
    gather_context: ['read'],
  },
  needsWorkspace: false,
  settings: [...deliverySettings],
  needs: deliveryNeeds,
} satisfies BundledServerInput;
