/** 呼び出しの途中でサーバーがモデルに求めること。 */
export const sampling = {
  'sampling.ask':
    '<title>{server}</title> はツール <code>{tool}</code> でチャットのために動いており、モデル <code>{model}</code> に次の内容へそのまま答えさせようとしています:',
  'sampling.exact': '正確なメッセージ',
  'sampling.system': 'システムプロンプト',
  'sampling.role': '{role, select, assistant {モデルとして} other {ユーザーとして}}',
  'sampling.tokens': '回答は最大 {count, plural, other {# トークン}} です。',
  'sampling.means':
    '回答は、先にあなたに表示されることなくサーバーへ送られます。ターンの上限に算入され、チャットのほかの内容は送られません。',
  'sampling.unsure':
    'サーバーはどの呼び出しのためかを示していません。このチャットの別の呼び出しかもしれません。',
  'sampling.need': '承認ウィンドウで回答するまで、モデルは {server} に答えません。',
  'sampling.denied': 'モデルに答えさせることをユーザーが拒否しました。',
  'sampling.deniedBecause': 'モデルに答えさせることをユーザーが拒否しました: {reason}',
  'sampling.unanswered': '{seconds} 秒以内に、モデルが答えることを誰も許可しませんでした。',
  'sampling.withdrawn':
    '質問は取り下げられました。元の呼び出しが終わったか、Patchbay が終了しようとしています。',
  'sampling.notChat':
    '答えられるモデルがありません。モデルがあるのはチャットからの呼び出しだけで、実行中かつ拒否されるまでの間に限られます。',
  'sampling.whichCall':
    'どの呼び出しに関するものか判断できません。このサーバーの呼び出しが 1 件だけ、または 1 つのチャットの複数件だけが進行しているときにのみ答えます。',
  'sampling.textOnly': '答えるのは、ツールなしのテキストメッセージだけです。',
  'sampling.tooLong': '{limit, number} 文字を超える内容はユーザーに表示されないため、答えません。',
};
