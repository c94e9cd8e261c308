/** ../en の日本語訳。 */
export const clients = {
  'clients.broken':
    '{line} 行 {column} 列: ここから先が正しい JSON ではありません。直すか、バックアップを復元してください。',
  'clients.twice':
    '{line} 行 {column} 列: {name} が 2 回あり、どちらが有効か分かりません。どちらかを改名するか削除してください。',
  'clients.serversNotObject':
    '{line} 行 {column} 列: mcpServers は名前とサーバーのオブジェクトでなければなりません。直すか、バックアップを復元してください。',
  'clients.notObject':
    'ファイルの中身が 1 つの JSON オブジェクトではありません。正しいファイルを選ぶか、直してください。',
  'clients.dangling': '存在しないファイルへのリンクです。リンクを直すか、別のファイルを選んでください。',
  'clients.notFile': '通常のファイルではありません。別のファイルを選んでください。',
  'clients.tooLarge':
    'ファイルが {limit} バイトを超えるため読み取りませんでした。正しいファイルを選んでください。',
  'clients.notUtf8':
    'ファイルが UTF-8 のテキストではなく、壊さずに変更できません。UTF-8 で保存してください。',
  'clients.cannotRead': 'ファイルを読み取れません: {problem}',
  'clients.missing': 'ファイル {path} はまだありません。',
  'clients.unknownPlace':
    'このファイルはここで見つかったものでも選ばれたものでもありません。選び直してください。',
  'clients.unknownBackup': 'このバックアップはもうありません。',
  'clients.changedMeanwhile':
    '書き込む内容が表示したものと異なります。ファイルまたはサーバーが変更されました。何も書き込んでいません。変更をもう一度確認してください。',
  'clients.nothingToWrite': 'すべてすでにファイルにあります。何も書き込んでいません。',
  'clients.noFolder':
    'フォルダー {folder} がありません。Claude Desktop を一度起動するか、作成に同意してください。',
  'clients.writeFailed': 'ファイルを書き込めず、元のままです: {problem}',
  'clients.nameTaken':
    '{name} という項目がすでにあります。置き換えるか、こちらのサーバーの名前を変えてください。',
  'clients.clearRefused': 'シークレットの平文での書き込みに同意しなかったため、何も書き込んでいません。',
  'clients.clearQuestion':
    '{names} の値を Claude Desktop のファイルにそのまま書き込みますか？ あなたのどのプログラムからも読み取れるようになります。',
  'clients.clearWrite': '書き込む',
  'clients.clearKeep': '書き込まない',
  'clients.unapproved':
    '{server} はまだ承認されていません。Patchbay で一度起動してください。それまでは向こうからも起動できません。',
  'clients.remote':
    '{server} はアドレスで接続します。Patchbay 経由で起動しますが、この種のサーバーはまだ中継できません。',
  'clients.programMissing':
    '{server} のプログラム {command} が見つからないため、名前をそのまま書きました。向こうで起動しない可能性があります。',
  'clients.inClear': '{server}: {names} の値をそのまま書き込みます。ファイルを読める人は誰でも読み取れます。',
  'shell.clients': 'クライアント',
  'clients.state.found': '見つかりました',
  'clients.state.missing': '見つかりません',
  'clients.state.noFile': '見つかりました（設定なし）',
  'clients.state.unreadable': '読み取れません',
  'clients.runs': '実行中',
  'clients.untouched': '読み取れるようになるまで、Patchbay はファイルに触れません。',
  'clients.missing.advice':
    '設定フォルダーがこのコンピューターにありません。アプリをインストールして一度起動するか、ファイルを選択してください。',
  'clients.noFile.advice': 'まだ設定がありません。書き出すと作成されます。',
  'clients.choose': '別のファイルを選択…',
  'clients.others': '他のファイル',
  'clients.use': 'これを使う',
  'clients.useThis': 'これを使う: {path}',
  'clients.noEntries': 'まだサーバーはありません。自分のサーバーを書き出してください。',
  'clients.entries': '{app} のサーバー',
  'clients.name': '名前',
  'clients.starts': '起動するもの',
  'clients.relation': 'Patchbay 経由',
  'clients.notKnown': '解釈できません',
  'clients.ours': '{server}',
  'clients.same': 'いいえ: {server} の独自のコピー',
  'clients.own': 'いいえ',
  'clients.backups': 'バックアップ',
  'clients.backupsNote': 'Patchbay が書き込む前のファイルです。復元の前に、今の内容がバックアップされます。',
  'clients.restore': '復元',
  'clients.restoreThis': '{time} のバックアップを復元',
  'clients.import': '取り込む…',
  'clients.importFrom': '{app} から取り込む',
  'clients.importNow': '{count, plural, =0 {取り込む} other {# 台を取り込む}}',
  'clients.notes': '注意点',
  'clients.imported':
    '{count, plural, other {サーバー # 台}}を取り込みました。{app} は独自のコピーを起動し続けます。',
  'clients.switch': 'Patchbay のものに切り替える…',
  'clients.export': '書き出す…',
  'clients.exportTo': '{app} へ書き出す',
  'clients.exportNote': '「書き込む」を押すまで何も書き込みません。',
  'clients.chooseServers': '書き込むサーバー',
  'clients.takeOut': '取り除く項目',
  'clients.givesPlace': '独自のコピー: サーバーがその名前と場所を引き継ぎます。',
  'clients.isThere': 'すでに Patchbay 経由です。',
  'clients.isOff': 'オフになっています。',
  'clients.clear': 'シークレットを平文で書き込む',
  'clients.clearNote': '選ばない場合は Patchbay 経由で起動し、キーチェーンから読み取ります。',
  'clients.replace': '置き換える',
  'clients.makeFolder': 'フォルダーを作成',
  'clients.makeFolderNote': 'フォルダーがありません。このアプリは一度も起動されていない可能性があります。',
  'clients.changes': '変更内容',
  'clients.chooseFirst': '書き込むものか取り除くものを選んでください。ファイルの変更がここに表示されます。',
  'clients.noChange': 'すべてすでにファイルにあります。',
  'clients.added': '追加:',
  'clients.removed': '削除:',
  'clients.write': '書き込む',
  'clients.written':
    '書き込みました。{running, select, yes {Claude Desktop を再起動すると反映されます。} no {Claude Desktop の次の起動時に反映されます。} other {Claude Desktop が動いている場合は再起動してください。}}',
  'clients.restored':
    '復元しました。{running, select, yes {Claude Desktop を再起動すると反映されます。} no {Claude Desktop の次の起動時に反映されます。} other {Claude Desktop が動いている場合は再起動してください。}}',
  'clients.undo': '元に戻す',
  'clients.dismiss': '閉じる',
};
