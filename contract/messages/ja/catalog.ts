/** ../en の日本語訳。 */
export const catalog = {
  'catalog.dropped':
    '{kind, select, tool {ツール} prompt {プロンプト} resource {リソース} other {リソーステンプレート}}「{name}」を除外しました: {problem}',
  'catalog.listFailed':
    '{kind, select, tool {ツール} prompt {プロンプト} resource {リソース} other {リソーステンプレート}} の一覧を読み取れませんでした: {problem}',
  'catalog.listTooLong':
    '{kind, select, tool {ツール} prompt {プロンプト} resource {リソース} other {リソーステンプレート}} の一覧が {pages} ページでも終わらないため、残りを除外しました。',
  'catalog.listCut':
    '{kind, select, tool {ツール} prompt {プロンプト} resource {リソース} other {リソーステンプレート}} は最初の {count, number} 件だけを表示します。',
  'catalog.cursorRepeats':
    '{kind, select, tool {ツール} prompt {プロンプト} resource {リソース} other {リソーステンプレート}} の一覧が読み取り済みのページに戻ったため、そこで読み取りを止めました。',
  'catalog.outsideRef':
    'ツール「{name}」のスキーマが {ref} を参照しています。Patchbay は外部からスキーマを取得しないため、このツールの呼び出しは拒否されます。',
  'catalog.unknownOffer':
    '{server} に {name} という{kind, select, tool {ツール} prompt {プロンプト} resource {リソース} other {リソーステンプレート}} はありません。',
  'catalog.restless':
    '一覧が変わったという通知が続いているため、読み込みは最短でも {seconds} 秒ごとになります。',
  'catalog.moreWarnings': '{count, plural, other {一覧についての警告がほかに # 件}}。',
};
