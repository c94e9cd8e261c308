/** ../en の日本語訳。 */
export const audit = {
  'notice.auditUnavailable':
    '監査ログに書き込めません: {problem} 直るまで、読み取りの呼び出しだけを通します。',
  'notice.privateKeyring':
    'デスクトップのキーチェーンがありません。シークレットはファイルの権限だけで保護されます。',
  'notice.noSandbox':
    'ブラウザーのサンドボックスはオフです。システムがユーザー名前空間を拒否したか、--no-sandbox が指定されました。',
  'notice.noSandboxAsRoot': 'root で動いています。ブラウザーのサンドボックスはオフです。',
  'notice.unknownOutcomes':
    '前回 Patchbay が終了したとき、{count, plural, other {# 件の呼び出し}}が実行中でした。効果があったかは不明です。',
  'notice.reaped': 'クラッシュで残った{count, plural, other {プロセス # 個}}を終了しました。',
  'store.notAFile': 'データベース {path} はファイルではなくフォルダーです。',
  'store.notAFile.advice':
    'そのフォルダーを移すか、PATCHBAY_HOME を別のフォルダーにして、Patchbay を再び起動してください。',
  'store.corrupt':
    'データベース {path} が壊れていたため {moved} に移しました。Patchbay は空のもので始めました。',
  'store.newer':
    'データベース {path} は新しい Patchbay が書いたものです（スキーマ {found}、対応は {known}）。',
  'store.newer.advice': '新しい Patchbay を起動するか、PATCHBAY_HOME を別のフォルダーにしてください。',
  'store.unreadable': 'データベース {path} を開けません: {problem}',
  'store.unreadable.advice': 'フォルダーの権限とディスクの空きを確認し、Patchbay を再び起動してください。',
  'home.locked': 'Patchbay はこのホームですでに動いています（プロセス {pid}）。',
  'home.locked.advice': '開いているウィンドウを使うか、先にそのプロセスを止めてください。',
  'home.notHandedOver':
    'Patchbay がこのホームでウィンドウなしで動いており（プロセス {pid}）、{seconds} 秒以内に引き渡しませんでした。',
  'notice.socketFailed':
    'コマンドラインからこの Patchbay に接続できません。{path} で待ち受けられません: {problem}',
  'notice.launcherFailed':
    'コマンドラインや他のアプリが古い Patchbay を起動する可能性があります。ランチャーを書き込めませんでした: {problem}',
  'home.identityDamaged':
    'ファイル {file} が壊れています。このファイルには、キーチェーンのどのシークレットがこのホームのものかが記録されています。',
  'home.identityDamaged.advice':
    'このフォルダーのコピーから home.json を戻してください。コピーがなければ、このファイルの名前を変えると、Patchbay は新しいファイルで起動します。そこでバックアップを復元するか、シークレットを入力し直してください。',
  'home.unusable': 'ホームフォルダー {path} が使えません: {problem}',
  'home.unusable.advice': 'PATCHBAY_HOME を書き込めるフォルダーにして、Patchbay を再び起動してください。',
};
