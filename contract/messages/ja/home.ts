/** ../en の日本語訳。 */
export const home = {
  'shell.home': 'ホーム',
  'home.needs': '今、対応が必要',
  'home.quiet': '対応が必要なものはありません。',
  'home.failed': '{server}: {reason}',
  'home.startAgain': 'もう一度起動',
  'home.restart': '再起動',
  'home.show': '表示',
  'home.look': '見る',
  'home.approval.call': '{server} の {tool} が承認ウィンドウで回答を待っています。',
  'home.approval.command': '{server} は、承認ウィンドウで回答するまで動きません。',
  'home.unknown': '{server} の {tool} の結果は不明です。実行中に Patchbay が終了しました。',
  'home.today': '今日',
  'home.p95': 'サーバー内 p95',
  'home.more': 'すべての指標',
  'home.changed': '昨日から',
};
