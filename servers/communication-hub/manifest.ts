import type { BundledServerInput } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';
import { deliveryNeeds, deliverySettings } from '../delivery/manifest.ts';

export const communicationHub = {
  id: 'communication-hub',
  title: 'Communication Hub',
  description: text('server.bundled.communicationHub'),
  entry: 'communication-hub.mjs',
  verbs: {
    send_notification: ['network', 'send'],
    send_alert: ['network', 'send'],
    post_message: ['network', 'send'],
    create_channel: ['write', 'network', 'send'],
    update_status: ['write', 'network', 'send'],
    broadcast_deployment: ['network', 'send'],
    escalate_incident: ['network', 'send'],
    acknowledge_alert: ['write'],
    gather_context: ['read'],
  },
  needsWorkspace: false,
  settings: [...deliverySettings],
  needs: deliveryNeeds,
} satisfies BundledServerInput;
