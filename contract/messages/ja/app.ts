/** ../en の日本語訳。 */
export const app = {
  'notice.leftStopped':
    '自動では起動しませんでした: {servers}。コマンドまたはフォルダーがまだ承認されていません。{count, plural, other {起動すると確認が表示されます。}}',
  'app.alreadyRuns': 'Patchbay はこのホームですでに動いています。ウィンドウを前面に出しました。',
  'smoke.needsTemporaryHome':
    'スモークテストは承認に自分で答えるため、一時的なホームでのみ動きます。実行: npm start -- --smoke',
  'smoke.passed':
    'スモークテスト合格: ウィンドウ {shown} ms、サーバー準備 {started} ms、書き込み拒否（ファイル: {denied}）、書き込み許可（ファイル: {allowed}）、どちらも監査に記録、画像 {screenshot}',
  'smoke.failed': 'スモークテスト失敗: {problem}',
};
