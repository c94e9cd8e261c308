/** What the servers that deliver messages are, what they can be told, and what they need. */
export const delivery = {
  'server.bundled.slackNotifier':
    'Tells people by Slack, mail, Teams, SMS and webhook, at once and only whom you allow; raises alerts that escalate until somebody takes them on.',
  'server.bundled.communicationHub':
    'One place for messages: Slack, mail, Teams, SMS, webhooks and a dashboard, with queues that survive a restart, templates and escalation.',
  'setting.SLACK_BOT_TOKEN': 'Slack bot token',
  'setting.SLACK_BOT_TOKEN.help':
    'Begins with xoxb-. Its app needs chat:write, and channels:manage and channels:read for channels.',
  'setting.SLACK_API_URL': 'Address of Slack’s API',
  'setting.SLACK_API_URL.help': 'Leave it, unless you use GovSlack.',
  'setting.SLACK_CHANNELS': 'Slack recipients',
  'setting.SLACK_CHANNELS.help':
    'Channels and ids that may be written to, separated by commas; * allows all. The first is meant when nobody is named.',
  'setting.TEAMS_WEBHOOK_URL': 'Teams webhook',
  'setting.TEAMS_WEBHOOK_URL.help':
    'The address of a workflow “When a Teams webhook request is received”. Whoever has it can post, so it is kept as a secret.',
  'setting.SMTP_HOST': 'Mail server',
  'setting.SMTP_HOST.help': 'Its name, without a protocol.',
  'setting.SMTP_PORT': 'Port of the mail server',
  'setting.SMTP_PORT.help': '587 with STARTTLS, 465 with TLS from the start.',
  'setting.SMTP_USERNAME': 'Mail user',
  'setting.SMTP_USERNAME.help': 'Leave it empty if the server asks for none.',
  'setting.SMTP_PASSWORD': 'Mail password',
  'setting.SMTP_PASSWORD.help': 'With Gmail an app password.',
  'setting.SMTP_USE_TLS': 'Encrypted mail connection',
  'setting.SMTP_USE_TLS.help': 'Yes: nothing is sent unless the connection is safe.',
  'setting.SMTP_FROM': 'Sender of mail',
  'setting.SMTP_FROM.help': 'An address. Empty: the mail user.',
  'setting.SMTP_CA_FILE': 'Certificates of the mail server',
  'setting.SMTP_CA_FILE.help': 'A PEM file, where your company has an authority of its own.',
  'setting.EMAIL_RECIPIENTS': 'Mail recipients',
  'setting.EMAIL_RECIPIENTS.help':
    'Addresses that may be written to, separated by commas; @example.com allows a domain, * all. The first address is meant when nobody is named.',
  'setting.SMS_PROVIDER': 'SMS provider',
  'setting.SMS_PROVIDER.help': 'twilio is the one that can be used.',
  'setting.SMS_API_URL': 'Address of the SMS API',
  'setting.SMS_API_URL.help': 'Leave it, unless your account is in another region.',
  'setting.SMS_ACCOUNT_SID': 'Twilio account SID',
  'setting.SMS_ACCOUNT_SID.help': 'Begins with AC.',
  'setting.SMS_AUTH_TOKEN': 'Twilio auth token',
  'setting.SMS_AUTH_TOKEN.help': 'From the console of Twilio.',
  'setting.SMS_FROM_NUMBER': 'Sender of SMS',
  'setting.SMS_FROM_NUMBER.help': 'Your number at Twilio, such as +15005550006.',
  'setting.SMS_RECIPIENTS': 'SMS recipients',
  'setting.SMS_RECIPIENTS.help':
    'Numbers that may be written to, such as +4915112345678, separated by commas; * allows all. The first is meant when nobody is named.',
  'setting.WEBHOOK_URLS': 'Webhooks',
  'setting.WEBHOOK_URLS.help':
    'Addresses that may be posted to, separated by commas. One that ends in * allows everything below it, on the internet only.',
  'setting.ESCALATION_CONTACTS': 'Contacts for escalation',
  'setting.ESCALATION_CONTACTS.help':
    'name=channel:recipient, separated by commas, such as team-lead=email:ann@example.com. Several entries may have one name.',
  'need.slack': 'Make an app at api.slack.com/apps, install it in your workspace and copy its bot token.',
  'need.teams':
    'In Teams, add the workflow that posts to a channel when a webhook request is received, and copy its address.',
  'need.smtp': 'Use the mail server of your provider; its help pages name host, port and user.',
  'need.twilio': 'Open an account at twilio.com, buy a number and copy the account SID and the auth token.',
};
