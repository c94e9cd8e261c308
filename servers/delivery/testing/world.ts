import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fake } from './fake.ts';
import { SLACK_TOKEN, startSlack } from './slack.ts';
import { SMTP_PASSWORD, SMTP_USER, startMailServer } from './smtp.ts';
import type { MailServer } from './smtp.ts';
import { startTeams, TEAMS_PATH } from './teams.ts';
import { startTwilio, TWILIO_SID, TWILIO_TOKEN } from './twilio.ts';
import { startWebhook } from './webhook.ts';

/** Everything that messages go to, and the settings that lead there. */
export interface World {
  slack: Fake;
  teams: Fake;
  twilio: Fake;
  webhook: Fake;
  mail: MailServer;
  /** A folder for PATCHBAY_DATA. */
  folder: string;
  settings: Record<string, string>;
  end(): Promise<void>;
}

/** `tls` is for the mail server; its certificate is of localhost. */
export async function createWorld(tls: { key: string; cert: string }): Promise<World> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'delivery-')));
  const ca = path.join(folder, 'ca.pem');
  writeFileSync(ca, tls.cert);
  const fakes = {
    slack: await startSlack(),
    teams: await startTeams(),
    twilio: await startTwilio(),
    webhook: await startWebhook(),
  };
  const mail = await startMailServer(tls);
  return {
    ...fakes,
    mail,
    folder,
    settings: {
      SLACK_BOT_TOKEN: SLACK_TOKEN,
      SLACK_API_URL: `${fakes.slack.url}/api/`,
      SLACK_CHANNELS: '#ops, #dev, U024BE7LH',
      TEAMS_WEBHOOK_URL: `${fakes.teams.url}${TEAMS_PATH}`,
      SMTP_HOST: 'localhost',
      SMTP_PORT: String(mail.port),
      SMTP_USERNAME: SMTP_USER,
      SMTP_PASSWORD,
      SMTP_CA_FILE: ca,
      EMAIL_RECIPIENTS: 'ann@example.com, @example.com',
      SMS_API_URL: fakes.twilio.url,
      SMS_ACCOUNT_SID: TWILIO_SID,
      SMS_AUTH_TOKEN: TWILIO_TOKEN,
      SMS_FROM_NUMBER: '+15005550006',
      SMS_RECIPIENTS: '+4915112345678',
      WEBHOOK_URLS: `${fakes.webhook.url}/hook`,
      ESCALATION_CONTACTS:
        'team-lead=email:lead@example.com, on-call=sms:+4915199999999, on-call=slack:U0ONCALL1, oncall-primary=slack:U0PRIMARY, manager=email:boss@example.com',
    },
    async end() {
      await Promise.all([...Object.values(fakes).map((fake) => fake.kill()), mail.kill()]);
      rmSync(folder, { recursive: true });
    },
  };
}
