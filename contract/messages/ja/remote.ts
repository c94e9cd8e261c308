/** ../en の日本語訳。 */
export const remote = {
  'remote.refused': '{host} から応答がありません。接続が拒否されました。',
  'remote.unknownHost': '{host} というマシンが見つかりません。',
  'remote.unreachable': '{host} に接続できません: {problem}',
  'remote.certificate':
    '{why, select, selfSigned {{host} は自己署名です。証明書に他者の署名がなく、誰でも作れます。} unknownIssuer {{host} の証明書の発行者をこのマシンは知りません。} expired {{host} の証明書は期限切れです。} notYet {{host} の証明書はまだ有効ではありません。} otherName {{host} の証明書は別の名前に発行されています。} noTls {{host} は https:// に必要な TLS を使っていません。} other {{host} への接続は信頼できません: {problem}}}',
  'remote.broken': '{host} への接続が切れました: {problem}',
  'remote.forbidden':
    '{host} は {address} につながります（{kind, select, metadata {クラウドがマシンの認証情報を置く場所} linkLocal {リンクローカルアドレス} multicast {マルチキャストアドレス} unspecified {どのマシンも表さないアドレス} reserved {予約済みアドレス} other {プライベートネットワークのアドレス}}）。Patchbay はそこへ接続しません。',
  'remote.redirected': '承認されていない {to} へ転送しようとしました。',
  'remote.redirectedForbidden':
    'Patchbay を {to}（{kind, select, metadata {クラウドがマシンの認証情報を置く場所} other {サーバーにはないアドレス}}）へ転送しようとしました。従いませんでした。',
  'remote.unauthorized': '誰からの要求かを求めています（HTTP {status}）。',
  'remote.noEndpoint': 'このパスに MCP サーバーはありません（HTTP {status}）。',
  'remote.status': 'HTTP ステータス {status} が返りました: {said}',
  'remote.notMcp': 'MCP ではなく {type} が返りました。',
  'remote.sessionLost': 'このセッションは相手に残っていません。',
  'remote.streamEnded': '相手がメッセージのストリームを閉じました。',
  'remote.silentStream': 'ストリームがメッセージの送り先を示しませんでした。',
  'remote.foreignEndpoint': '承認されていない {to} へのメッセージ送信を求めています。',
  'remote.plainHttp': 'シークレットが暗号化されずに {host} へ送られます。経路上で読み取られます。',
  'remote.advice.checkRunning': 'このアドレスでサーバーが動いているか確認し、もう一度起動してください。',
  'remote.advice.checkAddress': 'アドレスを確認し、もう一度起動してください。',
  'remote.advice.checkNetwork': 'ネットワーク、VPN、ファイアウォールを確認し、もう一度起動してください。',
  'remote.advice.certificate':
    'アドレスと、このマシンの時計と証明書を確認してください。不正な証明書では接続しません。',
  'remote.advice.selfSigned':
    'このマシンが信頼する認証局の証明書をサーバーに設定してください。このマシン上なら http://127.0.0.1 でもかまいません。不正な証明書では接続しません。',
  'remote.advice.noTls': 'https:// の代わりに http:// を試すか、ポートを確認し、もう一度起動してください。',
  'remote.advice.checkPath': 'アドレスのパス（/mcp や /sse が多い）を確認し、もう一度起動してください。',
  'remote.advice.token':
    'トークンをシークレットとして保存し、Authorization などのヘッダーを追加して、もう一度起動してください。ブラウザーでのサインインは今後対応します。',
  'remote.advice.serverError': '原因はサーバー側にあります。後で試すか、運営者に知らせてください。',
  'remote.advice.redirected': 'その場所を信頼するなら、サーバーのアドレスとして入力してください。',
  'remote.advice.distrust': '理由が分かるまで、このサーバーを信頼しないでください。',
};
