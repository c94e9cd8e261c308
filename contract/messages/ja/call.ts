/** ../en の日本語訳。 */
export const call = {
  'call.argumentsNotObject': '引数は JSON オブジェクトにしてください。',
  'call.invalid': '{field}: {problem}',
  'call.schemaBroken': '{tool} の入力スキーマが使えません: {problem}',
  'call.schemaBroken.advice': 'サーバーの作者に知らせてください。Patchbay は確認できない引数を送りません。',
  'call.unknownServer': '{server} というサーバーはありません。',
  'call.notOffered':
    '{kind, select, tool {{server} に {name} というツールはありません。} prompt {{server} に {name} というプロンプトはありません。} other {{server} にリソースはありません。}}',
  'call.neverListed': '{server} が提供するものはまだ分かりません。',
  'call.neverListed.advice': 'サーバーを一度起動すると、一覧が取得されます。',
  'call.notRunning': '{server} は動いていません。',
  'call.notRunning.advice': 'サーバーを起動して、もう一度呼び出してください。',
  'call.deniedByRule': 'ルール {rule} により拒否されました。',
  'call.deniedByPerson': 'あなたが拒否しました。',
  'call.deniedByPersonBecause': 'あなたが拒否しました: {reason}',
  'call.deniedByTimeout': '{seconds} 秒以内に承認の回答がありませんでした。',
  'call.limited':
    '{server} への呼び出しが多すぎます。プログラムが呼び出せるのは 1 分間に {limit} 回、一度に {burst} 回までです。{seconds} 秒後にもう一度試してください。',
  'call.paused':
    '{tool} は続けて {failures} 回失敗したため、あと {seconds} 秒休ませます。その後 1 回だけ試します。ツールランナーではすぐに試せます。',
  'call.unknownPrincipal': '呼び出し元 {principal} は不明です。',
  'call.cancelled': 'キャンセルしました。',
  'call.timeout': '{seconds} 秒以内に応答がありませんでした。サーバーに中止を伝えました。',
  'call.died': 'この呼び出しの途中でサーバーが終了しました。',
  'call.connectionBroke': '応答が届く前に接続が切れました: {problem}',
  'call.protocol': 'サーバーがプロトコルに違反しました: {problem}',
  'call.rpcError': 'サーバーがエラー {code} を返しました: {problem}',
  'call.resultTooLong': '結果が {limit} MB を超えたため破棄しました。',
  'call.internal': 'Patchbay の内部で問題が起きました: {problem}',
  'call.auditUnavailable': '監査ログに書き込めないため、読み取りの呼び出しだけを通します。',
  'call.auditUnavailable.advice':
    'ディスクの空きを増やすかキーチェーンを修復し、Patchbay を再起動してください。',
};
