import type { BundledServerInput } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';

/** What the servers that deliver messages can be told; the same for each, so that both are set up alike. */
export const deliverySettings = [
  { env: 'SLACK_BOT_TOKEN', kind: 'secret', required: false, group: 'Slack' },
  { env: 'SLACK_API_URL', kind: 'url', required: false, default: 'https://slack.com/api/', group: 'Slack' },
  { env: 'SLACK_CHANNELS', kind: 'list', required: false, default: '#general', group: 'Slack' },
  { env: 'TEAMS_WEBHOOK_URL', kind: 'secret', required: false, group: 'Microsoft Teams' },
  { env: 'SMTP_HOST', kind: 'text', required: false, default: 'smtp.gmail.com', group: 'SMTP' },
  { env: 'SMTP_PORT', kind: 'number', required: false, default: '587', group: 'SMTP' },
  { env: 'SMTP_USERNAME', kind: 'text', required: false, group: 'SMTP' },
  { env: 'SMTP_PASSWORD', kind: 'secret', required: false, group: 'SMTP' },
  { env: 'SMTP_USE_TLS', kind: 'boolean', required: false, default: 'true', group: 'SMTP' },
  { env: 'SMTP_FROM', kind: 'text', required: false, group: 'SMTP' },
  { env: 'SMTP_CA_FILE', kind: 'file', required: false, group: 'SMTP' },
  { env: 'EMAIL_RECIPIENTS', kind: 'list', required: false, group: 'SMTP' },
  { env: 'SMS_PROVIDER', kind: 'text', required: false, default: 'twilio', group: 'SMS' },
  { env: 'SMS_API_URL', kind: 'url', required: false, default: 'https://api.twilio.com', group: 'SMS' },
  { env: 'SMS_ACCOUNT_SID', kind: 'text', required: false, group: 'SMS' },
  { env: 'SMS_AUTH_TOKEN', kind: 'secret', required: false, group: 'SMS' },
  { env: 'SMS_FROM_NUMBER', kind: 'text', required: false, group: 'SMS' },
  { env: 'SMS_RECIPIENTS', kind: 'list', required: false, group: 'SMS' },
  { env: 'WEBHOOK_URLS', kind: 'list', required: false },
  { env: 'ESCALATION_CONTACTS', kind: 'list', required: false },
] as const satisfies BundledServerInput['settings'];

/** The accounts that the channels use; one of them is enough. */
export const deliveryNeeds = [
  { kind: 'account', name: 'Slack', how: text('need.slack'), setting: 'SLACK_BOT_TOKEN' },
  { kind: 'account', name: 'Microsoft Teams', how: text('need.teams'), setting: 'TEAMS_WEBHOOK_URL' },
  { kind: 'service', name: 'SMTP', how: text('need.smtp') },
  { kind: 'account', name: 'Twilio', how: text('need.twilio'), setting: 'SMS_AUTH_TOKEN' },
] satisfies BundledServerInput['needs'];
