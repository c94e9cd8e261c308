/** Patchbay 全体のバックアップ。 */
export const backup = {
  'backup.cannotWrite':
    'バックアップ {file} を書き込めませんでした: {problem}。空き容量を増やすか、別のフォルダーを選んでください。',
  'backup.strangeFile':
    '{file} は、名前またはファイルの数のためにバックアップに含められません。名前を変えるか削除してから、もう一度お試しください。',
  'backup.exists': '{file} という名前のファイルはすでにあります。別の名前にしてください。',
  'backup.nothingThere': '{home} にはまだバックアップするものがありません。Patchbay を一度起動してください。',
  'backup.damagedHome':
    '{file} が壊れているため、バックアップは作成されませんでした。Patchbay を起動すると、壊れたファイルは脇に移されます。',
  'backup.notOne': '{file} は Patchbay のバックアップではありません。別のファイルを選んでください。',
  'backup.newer': '{file} はより新しい Patchbay で作成されました。先にこの Patchbay を更新してください。',
  'backup.damaged':
    '{file} は壊れています。{part} が作成時の内容と異なります。別のバックアップを使ってください。',
  'backup.cutOff': '{file} は壊れているか、途中で切れています: {problem}。別のバックアップを使ってください。',
  'backup.cannotUnpack':
    '{file} を展開できませんでした: {problem}。そのディスクの空き容量を増やしてから、もう一度お試しください。何も変更されていません。',
  'backup.unreadable': '{file} を読み取れません: {problem}。別のファイルを選んでください。',
  'backup.noSecretsInside':
    'このバックアップにシークレットはありません。パスフレーズは空のままにしてください。',
  'backup.wrongPassphrase': 'このパスフレーズでは開けないか、ファイルが変更されています。',
  'backup.shortPassphrase': 'パスフレーズは 12 文字以上にしてください。',
  'backup.failed': 'バックアッププログラムが処理を完了できませんでした: {problem}',
  'backup.needsDesktop':
    'この操作には Patchbay のウィンドウが必要です。ターミナルでは patchbay backup を使ってください。',
  'backup.noProgram':
    'バックアップを作成するプログラムがこのインストールにありません。Patchbay を再インストールしてください。',
  'backup.noneChosen': 'バックアップが選ばれていません。先に選んでください。',
  'backup.question':
    'この Patchbay を {file} の内容にしますか？ 追加したサーバー {servers, plural, other {# 台}}、監査ログ {auditRows, plural, other {# 行}}、作成者のルールが含まれています。現在の内容は隣のフォルダーに残ります。',
  'backup.agree': '次回の起動時に復元',
  'backup.decline': 'このままにする',
  'backup.waits':
    '{at, date, medium} {at, time, short} のバックアップは、次に Patchbay を起動したときに復元されます。',
  'backup.restored':
    'これは {at, date, medium} {at, time, short} のバックアップです。以前の内容は {folder} にあります。',
  'backup.secrets.backup': 'シークレットも復元されました。',
  'backup.secrets.keychain': 'シークレットはこのコンピューターのキーチェーンにありました。',
  'backup.secrets.none':
    'シークレットは復元できませんでした。サーバーが求めたときに入力し直してください。それまでの監査ログは別の鍵で書かれており、検証でもそう表示されます。',
  'backup.notProven':
    'このバックアップを誰が作成したか確認できないため、サーバーとフォルダーはもう一度確認され、ルールと許可が認めていたものは取り除かれました。',
  'backup.title': 'バックアップ',
  'backup.note':
    'サーバー、ルール、設定、すべての履歴、保管してある他のアプリのファイルを 1 つのファイルにまとめます。シークレットはパスフレーズを付けた場合だけ含まれます。ワークスペース内のファイルは含まれません。',
  'backup.make': 'バックアップ…',
  'backup.restore': '復元…',
  'backup.passphrase': 'シークレット用のパスフレーズ',
  'backup.passphraseHelp':
    '空の場合、シークレットは含まれません。パスフレーズがなければ誰も開けず、調べることもできません。',
  'backup.passphraseAgain': '同じパスフレーズをもう一度',
  'backup.notSame': 'パスフレーズが一致しません。',
  'backup.makeTitle': 'この Patchbay をバックアップ',
  'backup.chooseFolder': 'フォルダーを選択…',
  'backup.making': 'バックアップを作成中',
  'backup.made':
    '{file}、{size}。{secrets, plural, =0 {シークレットは含まれていません。} other {シークレット # 件を封印して含んでいます。}}',
  'backup.restoreTitle': 'バックアップを復元',
  'backup.restoreNote':
    '次に Patchbay を起動するまで何も変わりません。今の内容は、そのとき隣のフォルダーに残されます。',
  'backup.chooseFile': 'ファイルを選択…',
  'backup.chooseOther': '別のファイルを選択…',
  'backup.reading': 'バックアップを読み取り中',
  'backup.about':
    '{at, date, medium} {at, time, short} に Patchbay {version} で作成: 追加したサーバー {servers, plural, other {# 台}}、監査ログ {auditRows, plural, other {# 行}}。',
  'backup.open': 'このバックアップのパスフレーズ',
  'backup.openHelp':
    '空のままにすると、含まれるシークレットなしで復元します。このコンピューターのキーチェーンにあるものは使われます。',
  'backup.go': '復元…',
  'backup.readyTitle': '次回の起動の準備ができました',
  'backup.restartNow': '今すぐ再起動',
  'backup.discard': '復元しない',
  'backup.cancel': 'キャンセル',
  'backup.done': '完了',
  'cli.about.backup': 'このホーム全体を 1 つのファイルに書き出し、そこから復元する',
  'cli.backup.with':
    '{file}、{bytes} バイト。{secrets, plural, =0 {含めるシークレットはありません。監査の鍵は封印して含んでいます。} other {シークレット # 件を封印して含んでいます。}}',
  'cli.backup.without':
    '{file}、{bytes} バイト。シークレットは含まれていません。含めるには --passphrase が必要です。',
  'cli.backup.about':
    '{at} に Patchbay {version} で作成: 追加したサーバー {servers, plural, other {# 台}}、監査ログ {auditRows, plural, other {# 行}}。',
  'cli.backup.sealed': 'シークレットが封印されて含まれています。',
  'cli.backup.unsealed': 'シークレットは含まれていません。',
  'cli.backup.later':
    '準備ができました。次に Patchbay を起動したときに復元されます。現在の内容は {folder} に移されます。',
  'cli.backup.restored': '復元しました。以前の内容は {folder} にあります。',
  'cli.backup.passphrase': 'パスフレーズ: ',
};
