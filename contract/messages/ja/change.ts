/** これまでより多くを許す変更。承認ウィンドウで同意する。 */
export const change = {
  'change.refused': '承認ウィンドウで拒否されたため、何も変更されませんでした。',
  'change.unanswered':
    '{seconds} 秒以内に承認ウィンドウで回答がなかったため、何も変更されませんでした。その場にいるときにもう一度お試しください。',
  'change.withdrawn':
    '質問は取り下げられました（取り消された、新しい質問に置き換わった、または Patchbay が終了するため）。何も変更されていません。',
  'change.meanwhile':
    '同意した内容がその間に別のところで変更されたため、何も行われませんでした。もう一度確認してからお試しください。',
  'change.waiting': '承認ウィンドウでの回答を待っています。それまで何も変更されません。',
  'change.rule':
    '{owner, select, true {あなたは} other {<whom>{who}</whom> は}}{what, select, add {次のルールを追加しようとしています:} change {次のルールを、より多くを許すように変更しようとしています:} remove {呼び出しを抑えている次のルールを削除しようとしています:} other {次のすべてを、再び確認なしで許可しようとしています:}}',
  'change.rule.exact': '正確なルール',
  'change.rule.now': '現在',
  'change.rule.then': '変更後',
  'change.rule.via': '経路の限定',
  'change.rule.workspace': 'ワークスペースの限定',
  'change.rule.from': '開始',
  'change.rule.until': '終了',
  'change.trust':
    '{owner, select, true {あなたは} other {<whom>{who}</whom> は}}サーバー <title>{server}</title> を信頼しようとしています。その内容:',
  'change.trust.means':
    'サーバーが自分のツールについて述べることを信じます。無害と称するツールは、確認なしで実行されます。',
  'change.trust.allowed': 'これとともに再び許可されるもの',
  'change.command.trusted':
    'このサーバーは信頼されています。これが何であっても、無害と称するツールは確認なしで実行されます。',
  'change.folders':
    '{owner, select, true {あなたは} other {<whom>{who}</whom> は}}<title>{workspace}</title> で動くサーバーに、さらに次のフォルダーを開こうとしています:',
  'change.folders.exact': '正確なフォルダー',
  'change.folders.added': '新規',
  'change.folders.kept': 'これまでどおり',
  'change.folders.means':
    'その中のすべてを確認なしで読み取れます。書き込みは、ルールが許可していないかぎり確認されます。',
  'change.settings':
    '{owner, select, true {あなたは} other {<whom>{who}</whom> は}}Patchbay が止めるものを、今より減らそうとしています:',
  'change.settings.exact': '正確な設定',
  'change.settings.on': 'オン',
  'change.settings.off': 'オフ',
  'change.settings.means.askAfterUntrusted':
    'そのような結果に惑わされたモデルが、ルールや回答で許可されたことを確認なしに使えるようになります。',
  'change.settings.means.callsPerMinute':
    '暴走したプログラムが、止められるまでにより多くのことを行えるようになります。',
  'change.need.settings': '承認ウィンドウで回答するまで、設定は変わりません。',
  'change.need.rule': '承認ウィンドウで回答するまで、ルールは変更されません。',
  'change.need.trust': '{server} は、承認ウィンドウで回答するまで信頼されません。',
  'change.need.folders': 'ワークスペース {workspace} は、承認ウィンドウで回答するまでそのままです。',
};
