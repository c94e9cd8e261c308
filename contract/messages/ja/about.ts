/** Patchbay について。 */
export const about = {
  'menu.help': 'ヘルプ',
  'about.title': 'Patchbay について',
  'about.close': '閉じる',
  'about.licences': 'ライセンス',
  'about.checkout': 'ソースから実行しています。',
  'about.development':
    'npm レジストリの古い Electron による DEVELOPMENT ビルドです。お試し用で、日常の利用には向きません。',
  'about.source': '{date} のコミット {commit} からビルドしました。',
  'about.runtime': 'Electron {electron}、Chromium {chrome}、Node {node}',
  'about.licence': 'Apache License 2.0 で提供されます。無保証です。',
};
