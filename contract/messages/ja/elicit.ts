/** 呼び出しの途中でサーバーが人に求めること。 */
export const elicit = {
  'elicit.form': '{server} のフォーム',
  'elicit.page': '{server} のページ',
  'elicit.asks': '<title>{server}</title> がツール <code>{tool}</code> のために次のことを尋ねています:',
  'elicit.opens':
    '<title>{server}</title> がツール <code>{tool}</code> のためにページを開くよう求めています:',
  'elicit.finished':
    '<code>{host}</code> での操作が済んだら続けてください。<code>{tool}</code> の呼び出しがもう一度行われます。',
  'elicit.unsure': 'サーバーはどの呼び出しのためかを示していません。これらのうち別の呼び出しかもしれません。',
  'elicit.noSecrets':
    'シークレットを尋ねているようです。サーバーはフォームでパスワードやキーを求めてはいけません。入力した内容はそのままサーバーへ送られます。',
  'elicit.accept': '{server} に送る',
  'elicit.decline': '断る',
  'elicit.cancel': 'キャンセル',
  'elicit.open': 'ブラウザーで開く',
  'elicit.goOn': '完了したので続ける',
  'elicit.host': 'ホスト',
  'elicit.address': 'アドレス全体',
  'elicit.until': '{time} に自動的に終了します',
  'elicit.need': '{server} がツール {tool} のために入力を求めています。',
  'elicit.chatAsks': 'サーバーがチャットで入力を求めています。',
  'elicit.deskAsks': '{server} が「ツール」画面で入力を求めています。',
  'elicit.ended.form':
    'サーバーが値を尋ねました: {ended, select, accepted {送信しました} declined {断りました} cancelled {保留にしました} unanswered {時間内に回答がありませんでした} withdrawn {先に呼び出しが終わりました} other {尋ねられませんでした}}。',
  'elicit.ended.url':
    'サーバーが {host} を開くよう求めました: {ended, select, accepted {開きました} declined {断りました} cancelled {保留にしました} unanswered {時間内に回答がありませんでした} withdrawn {先に呼び出しが終わりました} other {開けませんでした}}。',
  'elicit.completed': 'サーバーによると、これは完了しています。',
  'elicit.nobody': '尋ねられる人がいません。人が前にいるのは、チャットとツール画面からの呼び出しだけです。',
  'elicit.whichCall':
    'どの呼び出しに関するものか判断できません。このサーバーの呼び出しが 1 件だけ、または 1 つの会話の複数件だけが進行しているときにのみ尋ねます。',
  'elicit.unreadable':
    '表示するのは、テキスト・数値・はい/いいえ・選択肢からなる平らなフォームか、開くアドレスだけです。',
  'elicit.badAddress':
    '開けるのは https のアドレス、またはこのコンピューター上の http だけで、名前やパスワードを含むものは開けません。',
  'elicit.tooLong': '{limit, number} 文字を超える内容はユーザーに表示されません。',
  'elicit.tooManyFields': '{limit, number} 個を超える項目のフォームはユーザーに表示されません。',
  'elicit.tooOften': '1 回の呼び出しで尋ねられるのは最大 {limit, number} 回です。',
  'elicit.notOpened': 'ブラウザーを開けませんでした: {problem}',
  'elicit.needed': '必須です。',
  'elicit.notAsked': 'サーバーはこれを尋ねていません。',
  'elicit.wrongKind': '求められている種類の値ではありません。',
  'elicit.notChoice': '選択肢にありません。',
  'elicit.notEmail': 'メールアドレスを入力してください。',
  'elicit.notAddress': 'https://example.com のような完全なアドレスを入力してください。',
  'elicit.notDate': '2026-11-22 のような日付を入力してください。',
  'elicit.notMoment': '2026-11-22T14:30:00Z のような日時を入力してください。',
  'elicit.notWhole': '整数を入力してください。',
  'elicit.tooSmall': '{limit, number} 以上にしてください。',
  'elicit.tooLarge': '{limit, number} 以下にしてください。',
  'elicit.tooShort': '{limit, plural, other {# 文字}}以上必要です。',
  'elicit.tooLongText': '最大 {limit, plural, other {# 文字}}です。',
  'elicit.tooFew': '{limit, number} 個以上選んでください。',
  'elicit.tooMany': '選べるのは最大 {limit, number} 個です。',
};
