/** ../en の日本語訳。 */
export const experts = {
  'experts.unknownRound': 'この専門家ラウンドはありません。削除された可能性があります。',
  'experts.tooMany':
    '{limit, plural, other {# 件}}のラウンドが実行中のため、新しい専門家ラウンドを始められません。終わるまで待つか、どれかを停止してください。',
  'experts.stillRunning': 'この専門家ラウンドはまだ実行中です。終わるまで待つか、先に停止してください。',
  'experts.unknownAction': 'このラウンドに提案された操作 {action} はありません。',
  'experts.actionDone': '提案された操作 {action} はすでに実行されています。',
  'experts.noContext':
    'サーバー {server} は自身の状況を提供していません。ツール gather_context もリソース context://{server} もありません。代わりにそのツールかリソースを選んでください。',
  'experts.toolError': 'ツールがエラーを返しました: {said}',
  'experts.needsInput': 'ツールが追加の入力を求めていますが、ここでは誰も答えられません。',
  'experts.timeout': 'このラウンドの制限時間 {seconds} 秒以内に回答がありませんでした。',
  'experts.stopped': 'このラウンドを停止しました。',
  'experts.appEnded': '実行中に Patchbay が終了しました。もう一度質問してください。',
  'experts.badAnswer': 'モデルは求められた形式で回答しませんでした: {problem}',
  'experts.nobody': 'どの専門家からも回答がありませんでした。それぞれの理由は名前の横に表示されています。',
  'experts.notAwaited': 'このラウンドは誰の回答も待っていません。先に進んだか、時間切れです。',
  'memory.unknown': 'このメモリ項目はありません。削除された可能性があります。',
  'memory.keyTaken':
    'この場所には {key} という別の項目があります。別の名前を選ぶか、その項目を編集してください。',
  'memory.tooMany':
    'メモリには{limit, plural, other {# 件}}の項目があり、これ以上入りません。先に不要な項目を削除してください。',
  'memory.full': 'メモリが {limit, number} 文字を超えます。先に項目を削除するか短くしてください。',
  'memory.keychain':
    'メモリの鍵はシステムのキーチェーンにありますが、キーチェーンを使用できないため、メモリを読み書きできません: {problem}',
  'memory.keyLost':
    'メモリの鍵がシステムのキーチェーンにないため、メモリを読み取れません。キーチェーンを元の状態に戻すか、メモリを消去して新しく始めてください。',
};
