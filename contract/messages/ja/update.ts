/** ../en の日本語訳。 */
export const update = {
  'updates.title': 'アップデート',
  'updates.note':
    'Patchbay が新しいバージョンを探すのは、あなたが求めたとき、または同意した場合の 1 日 1 回だけです。自動ではダウンロードも置き換えも行わず、あなたやこのコンピューターについて何も送信しません。',
  'updates.auto': 'アップデートを探す',
  'updates.auto.help': 'Patchbay が開いている間、1 日 1 回。見つかったものはあなたの操作を待ちます。',
  'updates.auto.ask': '未選択',
  'updates.auto.never': '自動では探さない',
  'updates.auto.daily': '1 日 1 回',
  'updates.idle': 'Patchbay を開いてから、新しいバージョンはまだ確認していません。',
  'updates.isThere': 'Patchbay のバージョン {version} があります。',
  'updates.checking': '新しいバージョンを探しています…',
  'updates.none': '{when}に確認: これが最新バージョンです。',
  'updates.staged':
    'バージョン {version} は一部のコンピューターから順に配布されており、まだここには届いていません。数日後にもう一度お試しください。',
  'updates.available': 'バージョン {version} をダウンロードできます（{size}）。',
  'updates.downloading': 'バージョン {version} をダウンロード中: {done} / {total}',
  'updates.ready':
    'バージョン {version} のダウンロードと検証が済みました。Patchbay を再起動すると置き換わります。',
  'updates.installing': 'Patchbay は順に終了し、バージョン {version} として再び開きます。',
  'updates.check': '今すぐ探す',
  'updates.download': 'ダウンロード',
  'updates.restart': '再起動…',
  'updates.show': '表示',
  'updates.notes': '{version} の新機能',
  'updates.question': 'Patchbay が 1 日 1 回、新しいバージョンを探してもよいですか？',
  'updates.restartTitle': 'バージョン {version} で再起動しますか？',
  'updates.restartText':
    '{servers, plural, =0 {動いているサーバーはありません。} other {# 台のサーバーが動いており、順に停止されます。}}{calls, plural, =0 {進行中の呼び出しはありません。} other {# 件の呼び出しが進行中です。数秒待ってからキャンセルし、その旨を記録します。}}',
  'updates.later': '後で',
  'updates.restartNow': '今すぐ再起動',
  'updates.failed': 'アップデートできませんでした: {problem}。',
  'updates.feedGone': '{address} にこのコンピューター用のバージョン一覧がありません。',
  'updates.unreachable': '{address} からバージョン一覧を読み取れませんでした: {problem}。',
  'updates.unsigned': 'バージョン一覧に署名がないため、内容は一切使用していません。',
  'updates.wrongSignature':
    'バージョン一覧はこのコピーの作成者が署名したものではないか、その後変更されているため、内容は一切使用していません。',
  'updates.malformed': 'バージョン一覧は署名されていますが、読み取れません: {problem}。',
  'updates.older': '一覧にあるバージョン {version} は今のバージョン（{current}）より古いため、拒否しました。',
  'updates.noFile': 'バージョン一覧に、このコピーに必要な {kind} ファイルがありません。',
  'updates.oldSystem': 'バージョン {version} には新しいオペレーティングシステム（{needs}）が必要です。',
  'updates.wrongFile':
    'ダウンロードしたものは、署名された一覧に記載のファイルではありません（SHA-512 が異なります）。削除しました。',
  'updates.cutOff': 'ダウンロードが中断されました: {problem}。届いた分は削除しました。',
  'updates.advice.later': '何も変更されていません。後でもう一度お試しください。',
  'updates.advice.distrust':
    '何も変更されていません。このバージョンを手動でもインストールせず、Patchbay の入手元に知らせてください。',
  'updates.advice.system': '何も変更されていません。先にオペレーティングシステムを更新してください。',
  'updates.fromSource': 'この Patchbay はソースから実行しているため、自動では更新できません。',
  'updates.development': 'これは DEVELOPMENT パッケージで、アップデートはありません。',
  'updates.noFeed': 'このコピーは、新しいバージョンを探すアドレスなしでビルドされています。',
  'updates.noKey':
    'このコピーは、新しいバージョンの署名に使う鍵なしでビルドされているため、どのバージョンも信頼できません。',
  'updates.unpacked': 'このコピーはインストールではなく展開されたものであるため、自動では更新できません。',
  'updates.noWindow': 'ウィンドウのない Patchbay は自身を置き換えません。',
  'updates.advice.source':
    '新しいバージョンがあるかどうかは不明です。最新のソースを取得してビルドしてください。',
  'updates.advice.download':
    '新しいバージョンがあるかどうかは不明です。このコピーの入手元を確認し、上書きでインストールしてください。データのフォルダーはそのまま残ります。',
  'updates.nothingFound': 'ダウンロードできるものが見つかっていません。先にアップデートを探してください。',
  'updates.notReady': '新しいバージョンはまだダウンロードされていません。',

  'link.refused': '外部からのリンクを拒否しました: {problem}',
  'link.waits': '外部からのリンクがサーバーを追加しようとしています。ほかの作業中は待機します。',
  'link.show': '表示',
  'link.discard': '破棄',
  'link.dismiss': '閉じる',
  'link.outside': 'Patchbay の外部のリンクが入力しました',
  'link.outsideAdvice':
    'まだ何も保存も実行もされていません。リンクの作成者を信頼できる場合だけ追加してください。実行前にもう一度確認します。',
  'link.tooLong': '{limit, number} 文字を超えています。',
  'link.unknown': 'パーセントエンコードされた patchbay:add?… だけが理解されます。',
  'link.wrongFields':
    'command、url、config のいずれか 1 つを 1 回だけ指定し、ほかは name だけを指定できます。',
  'link.notOne': 'ちょうど 1 つのサーバーを記述する必要があります。',
  'link.refersToSecret': 'このコンピューターのシークレットや変数を参照しています。リンクには許されません。',
};
