/** ../en の日本語訳。 */
export const delivery = {
  'server.bundled.slackNotifier':
    'Slack、メール、Teams、SMS、Webhook で、許可した相手だけにすぐ通知します。アラートは誰かが引き受けるまで順に上げられます。',
  'server.bundled.communicationHub':
    'メッセージの窓口です。Slack、メール、Teams、SMS、Webhook、ダッシュボードに対応し、再起動しても残るキュー、テンプレート、エスカレーションを備えます。',
  'setting.SLACK_BOT_TOKEN': 'Slack のボットトークン',
  'setting.SLACK_BOT_TOKEN.help':
    'xoxb- で始まります。アプリには chat:write、チャンネルの操作には channels:manage と channels:read が必要です。',
  'setting.SLACK_API_URL': 'Slack API のアドレス',
  'setting.SLACK_API_URL.help': 'GovSlack を使う場合だけ変更します。',
  'setting.SLACK_CHANNELS': 'Slack の宛先',
  'setting.SLACK_CHANNELS.help':
    '書き込みを許可するチャンネルと ID（コンマ区切り、* はすべて）。指定がなければ先頭を使います。',
  'setting.TEAMS_WEBHOOK_URL': 'Teams の Webhook',
  'setting.TEAMS_WEBHOOK_URL.help':
    '「Teams Webhook 要求を受信したとき」ワークフローのアドレス。知っている人は誰でも投稿できるため、シークレットとして保管します。',
  'setting.SMTP_HOST': 'メールサーバー',
  'setting.SMTP_HOST.help': 'プロトコルを除いた名前。',
  'setting.SMTP_PORT': 'メールサーバーのポート',
  'setting.SMTP_PORT.help': 'STARTTLS は 587、最初から TLS の場合は 465。',
  'setting.SMTP_USERNAME': 'メールのユーザー名',
  'setting.SMTP_USERNAME.help': '不要な場合は空のままにします。',
  'setting.SMTP_PASSWORD': 'メールのパスワード',
  'setting.SMTP_PASSWORD.help': 'Gmail ではアプリパスワード。',
  'setting.SMTP_USE_TLS': 'メール接続の暗号化',
  'setting.SMTP_USE_TLS.help': '「はい」では、安全な接続でなければ何も送信しません。',
  'setting.SMTP_FROM': 'メールの差出人',
  'setting.SMTP_FROM.help': 'アドレス。空の場合はメールのユーザー名。',
  'setting.SMTP_CA_FILE': 'メールサーバーの証明書',
  'setting.SMTP_CA_FILE.help': '独自の認証局がある場合の PEM ファイル。',
  'setting.EMAIL_RECIPIENTS': 'メールの宛先',
  'setting.EMAIL_RECIPIENTS.help':
    '送信を許可するアドレス（コンマ区切り、@example.com はドメイン全体、* はすべて）。指定がなければ先頭のアドレスを使います。',
  'setting.SMS_PROVIDER': 'SMS プロバイダー',
  'setting.SMS_PROVIDER.help': 'twilio のみ使えます。',
  'setting.SMS_API_URL': 'SMS API のアドレス',
  'setting.SMS_API_URL.help': '別のリージョンのアカウントの場合だけ変更します。',
  'setting.SMS_ACCOUNT_SID': 'Twilio の Account SID',
  'setting.SMS_ACCOUNT_SID.help': 'AC で始まります。',
  'setting.SMS_AUTH_TOKEN': 'Twilio の Auth Token',
  'setting.SMS_AUTH_TOKEN.help': 'Twilio のコンソールで確認できます。',
  'setting.SMS_FROM_NUMBER': 'SMS の送信元',
  'setting.SMS_FROM_NUMBER.help': 'Twilio の番号。例: +15005550006',
  'setting.SMS_RECIPIENTS': 'SMS の宛先',
  'setting.SMS_RECIPIENTS.help':
    '送信を許可する番号（例: +4915112345678、コンマ区切り、* はすべて）。指定がなければ先頭を使います。',
  'setting.WEBHOOK_URLS': 'Webhook',
  'setting.WEBHOOK_URLS.help':
    '送信を許可するアドレス（コンマ区切り）。末尾が * のものは、インターネット上のその配下すべてを許可します。',
  'setting.ESCALATION_CONTACTS': 'エスカレーションの連絡先',
  'setting.ESCALATION_CONTACTS.help':
    '名前=チャネル:宛先（コンマ区切り）。例: team-lead=email:ann@example.com。同じ名前を複数回使えます。',
  'need.slack':
    'api.slack.com/apps でアプリを作成し、ワークスペースにインストールして、ボットトークンをコピーします。',
  'need.teams':
    'Teams で、Webhook 要求を受信したときにチャネルへ投稿するワークフローを追加し、そのアドレスをコピーします。',
  'need.smtp':
    'プロバイダーのメールサーバーを使います。ホスト、ポート、ユーザー名はヘルプページに記載されています。',
  'need.twilio':
    'twilio.com でアカウントを作成し、番号を購入して、Account SID と Auth Token をコピーします。',
};
