/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const delivery = {
  'server.bundled.slackNotifier':
    'Benachrichtigt per Slack, Mail, Teams, SMS und Webhook, sofort und nur, wen du erlaubst; Alarme wandern weiter, bis jemand sie übernimmt.',
  'server.bundled.communicationHub':
    'Eine Stelle für Nachrichten: Slack, Mail, Teams, SMS, Webhooks und eine Übersicht, mit Warteschlangen, die einen Neustart überstehen, Vorlagen und Eskalation.',
  'setting.SLACK_BOT_TOKEN': 'Bot-Token von Slack',
  'setting.SLACK_BOT_TOKEN.help':
    'Beginnt mit xoxb-. Seine App braucht chat:write, für Kanäle auch channels:manage und channels:read.',
  'setting.SLACK_API_URL': 'Adresse der Slack-API',
  'setting.SLACK_API_URL.help': 'Nur für GovSlack ändern.',
  'setting.SLACK_CHANNELS': 'Empfänger in Slack',
  'setting.SLACK_CHANNELS.help':
    'Kanäle und IDs, an die geschrieben werden darf, durch Kommas getrennt; * erlaubt alle. Ohne Angabe gilt der erste.',
  'setting.TEAMS_WEBHOOK_URL': 'Webhook von Teams',
  'setting.TEAMS_WEBHOOK_URL.help':
    'Die Adresse eines Workflows „Wenn eine Teams-Webhookanforderung empfangen wird“. Wer sie hat, kann posten, daher gilt sie als Secret.',
  'setting.SMTP_HOST': 'Mailserver',
  'setting.SMTP_HOST.help': 'Sein Name, ohne Protokoll.',
  'setting.SMTP_PORT': 'Port des Mailservers',
  'setting.SMTP_PORT.help': '587 mit STARTTLS, 465 mit TLS von Anfang an.',
  'setting.SMTP_USERNAME': 'Mail-Benutzer',
  'setting.SMTP_USERNAME.help': 'Leer lassen, wenn der Server keinen verlangt.',
  'setting.SMTP_PASSWORD': 'Mail-Passwort',
  'setting.SMTP_PASSWORD.help': 'Bei Gmail ein App-Passwort.',
  'setting.SMTP_USE_TLS': 'Verschlüsselte Mailverbindung',
  'setting.SMTP_USE_TLS.help': 'Ja: Ohne sichere Verbindung wird nichts gesendet.',
  'setting.SMTP_FROM': 'Absender der Mails',
  'setting.SMTP_FROM.help': 'Eine Adresse. Leer: der Mail-Benutzer.',
  'setting.SMTP_CA_FILE': 'Zertifikate des Mailservers',
  'setting.SMTP_CA_FILE.help': 'Eine PEM-Datei, falls deine Firma eine eigene Zertifizierungsstelle hat.',
  'setting.EMAIL_RECIPIENTS': 'Mail-Empfänger',
  'setting.EMAIL_RECIPIENTS.help':
    'Adressen, an die geschrieben werden darf, durch Kommas getrennt; @example.com erlaubt eine Domain, * alle. Ohne Angabe gilt die erste Adresse.',
  'setting.SMS_PROVIDER': 'SMS-Anbieter',
  'setting.SMS_PROVIDER.help': 'Bisher gibt es nur twilio.',
  'setting.SMS_API_URL': 'Adresse der SMS-API',
  'setting.SMS_API_URL.help': 'Nur ändern, wenn dein Konto in einer anderen Region liegt.',
  'setting.SMS_ACCOUNT_SID': 'Account SID von Twilio',
  'setting.SMS_ACCOUNT_SID.help': 'Beginnt mit AC.',
  'setting.SMS_AUTH_TOKEN': 'Auth Token von Twilio',
  'setting.SMS_AUTH_TOKEN.help': 'Aus der Konsole von Twilio.',
  'setting.SMS_FROM_NUMBER': 'Absender der SMS',
  'setting.SMS_FROM_NUMBER.help': 'Deine Nummer bei Twilio, etwa +15005550006.',
  'setting.SMS_RECIPIENTS': 'SMS-Empfänger',
  'setting.SMS_RECIPIENTS.help':
    'Nummern, an die geschrieben werden darf, etwa +4915112345678, durch Kommas getrennt; * erlaubt alle. Ohne Angabe gilt die erste.',
  'setting.WEBHOOK_URLS': 'Webhooks',
  'setting.WEBHOOK_URLS.help':
    'Adressen, an die gesendet werden darf, durch Kommas getrennt. Eine mit * am Ende erlaubt alles darunter, aber nur im Internet.',
  'setting.ESCALATION_CONTACTS': 'Kontakte für die Eskalation',
  'setting.ESCALATION_CONTACTS.help':
    'Name=Kanal:Empfänger, durch Kommas getrennt, etwa team-lead=email:ann@example.com. Ein Name darf mehrere Einträge haben.',
  'need.slack':
    'Lege auf api.slack.com/apps eine App an, installiere sie in deinem Workspace und kopiere ihr Bot-Token.',
  'need.teams':
    'Füge in Teams den Workflow hinzu, der bei einer Webhookanforderung in einen Kanal postet, und kopiere seine Adresse.',
  'need.smtp': 'Nimm den Mailserver deines Anbieters; dessen Hilfeseiten nennen Host, Port und Benutzer.',
  'need.twilio':
    'Eröffne ein Konto bei twilio.com, kaufe eine Nummer und kopiere Account SID und Auth Token.',
};
