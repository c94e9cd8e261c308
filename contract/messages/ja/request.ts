/** ../en の日本語訳。 */
export const request = {
  'request.exportFailed': '呼び出しを {folder} に書き出せませんでした: {problem}',
  'request.unknown': '{name} という要求はありません。',
  'request.invalid': '{field}: {problem}',
  'request.wrongSurface': '{name} にはこのウィンドウからは答えません。',
  'request.malformed': 'この行は要求ではありません。id、name、params を持つ JSON オブジェクトが必要です。',
  'request.tooLong': '1 行は最大 {megabytes} MB です。',
  'request.allowInWindow':
    'コマンドラインでは拒否だけができます。許可できるのは、正確な引数を表示する Patchbay のウィンドウだけです。',
  'request.closing': 'この Patchbay は終了中で、新しい要求を受け付けません。',
  'request.closing.advice': 'Patchbay が再び開いてから、数秒後にもう一度試してください。',
  'request.notHeadless': 'ホームを引き渡せるのは、ウィンドウなしの Patchbay だけです。',
  'request.cannotVerify': '鍵が使えないため、監査ログを検証できません: {problem}',
  'request.internal': 'Patchbay の内部で問題が起きました: {problem}',
  'request.unknownServer': '{server} というサーバーはありません。',
  'request.unknownCall': '呼び出し {id} はありません。',
  'request.unknownApproval': 'この承認の要求はすでに処理されています。',
  'request.answerInApprovalWindow': '承認ウィンドウでのみ回答できます。',
  'request.patternRequired': '常に許可するには、引数についての条件が 1 つ以上必要です。',
  'request.patternMisses': '{path} の条件が、表示された引数に一致しません。',
  'request.serverExists': '{server} というサーバーはすでにあります。',
  'request.serverBundled': '{server} は Patchbay に付属しており、この変更はできません。',
  'request.serverDisabled': '{server} はオフになっています。',
  'request.nothingToRestore': '元に戻せる {server} というサーバーはありません。',
  'request.commandRefused': '{server} のコマンドを承認しなかったため、実行しませんでした。',
  'request.commandUnanswered':
    '{seconds} 秒以内に {server} のコマンドが承認されなかったため、実行しませんでした。',
  'request.keychainUnavailable': 'キーチェーンが使えません: {problem}',
  'request.workspaceUnconfirmed': 'ワークスペースフォルダー {folder} にはまだ同意していません。',
  'request.workspaceFailed': 'ワークスペースフォルダー {folder} を作成できませんでした: {problem}',
  'request.unknownWorkspace': 'このワークスペースはもうありません。',
  'request.workspaceExists': '{name} というワークスペースはすでにあります。',
  'request.workspaceDefault': '既定のワークスペースは削除できません。代わりにフォルダーを変更してください。',
  'request.workspaceGiven':
    'サーバー {server} がこのワークスペースで作業しています。先に別のものを割り当ててから削除してください。',
  'request.folderNotAbsolute':
    '{folder} はファイルシステムのルートから始まっていません。フォルダーの完全なパスを書いてください。',
  'request.folderRoot':
    '{folder} はファイルシステム全体です。サーバーにアクセスさせてよいものだけを含むフォルダーを選んでください。',
  'request.folderHome':
    '{folder} には鍵やパスワードを含むあなたのすべてがあります。その中のフォルダーを選んでください。',
  'request.folderOwn':
    '{folder} には権限や監査など Patchbay 自身のデータがあります。別のフォルダーを選んでください。',
  'request.folderTwice': '{folder} はすでにこのワークスペースにあります。',
  'request.waitsForItself':
    '{server} が自分自身を待つことになります。待つ相手のサーバーを 1 つ外してください。',
  'request.secretExists': '{name} というシークレットはすでにあります。別の名前で保存してください。',
  'request.noPathHere': 'この設定はファイルでもフォルダーでもありません。値を入力してください。',
  'request.needsDesktop': 'ウィンドウのある Patchbay アプリでのみ可能です。',
  'request.openAtLoginFailed': 'ログイン時に開く設定をシステムが受け付けませんでした: {problem}',
};
