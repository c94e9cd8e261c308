/** ../en の日本語訳。 */
export const paste = {
  'paste.empty': 'このテキストにコマンドはありません。',
  'paste.tooLong':
    'テキストが {limit} 文字を超えるため読み取りませんでした。サーバーの部分だけを貼り付けてください。',
  'paste.moreProblems':
    '{count, plural, other {ほかに # 件の問題を表示していません}}。まずこれらを直して、もう一度貼り付けてください。',
  'paste.tooManyServers':
    '最初の {limit} 台だけを取り込みました。追加してから、残りを別に貼り付けてください。',
  'paste.noServers':
    'この JSON にサーバーはありません。mcpServers、servers、mcp、context_servers で始まる部分か、コマンドを持つサーバー 1 台を貼り付けてください。',
  'paste.notJson':
    '{format} はまだ読み取れません。サーバーを起動するコマンドラインか JSON を貼り付けてください。',
  'paste.link':
    'このリンクは読み取れません。サーバーのアドレスだけ（https://…）、起動するコマンドライン、または JSON を貼り付けてください。',
  'paste.otherClient':
    'この行は {client} にサーバーを追加するもので、起動はしません。サーバー自体のコマンドだけを貼り付けてください。単独の -- の後にあることが多いです。',
  'paste.onlyVariables':
    '変数だけでコマンドがありません。その後にサーバーを起動するコマンドを加えてください。',

  'paste.json.unexpected':
    '{line} 行 {column} 列: ここに「{found}」は置けません。{expected, select, name {二重引用符で囲んだ名前} colon {コロン} comma {コンマか閉じ括弧} end {何も書かないこと} other {値}}が必要です。',
  'paste.json.end':
    '{line} 行 {column} 列: JSON が途中で終わっています。最後の閉じ括弧までコピーしてください。',
  'paste.json.string':
    '{line} 行 {column} 列: ここから始まる文字列がその行で閉じていません。二重引用符で閉じてください。',
  'paste.json.escape':
    '{line} 行 {column} 列: このバックスラッシュは JSON では意味がありません。パスのバックスラッシュは 2 つ重ねてください。',
  'paste.json.comment':
    '{line} 行 {column} 列: ここから始まるコメントが閉じていません。閉じるか取り除いてください。',
  'paste.json.deep':
    '{line} 行 {column} 列: JSON の入れ子が深すぎます。サーバーの部分だけを貼り付けてください。',
  'paste.json.twice':
    '{line} 行 {column} 列: {name} が 2 回あります。最初のものを使いました。どちらかを改名するか削除してください。',

  'paste.shell.several':
    '{line} 行 {column} 列: {construct} は複数のコマンドをつなぎますが、ここにシェルはありません。サーバーを起動するコマンドだけを貼り付けてください。',
  'paste.shell.newline':
    '{line} 行 {column} 列: ここから 2 つ目のコマンドです。サーバーを起動するコマンドだけを貼り付けてください。行を続けるには、上の行をバックスラッシュで終えます。',
  'paste.shell.redirect':
    '{line} 行 {column} 列: {construct} はファイルをリダイレクトしますが、ここにシェルはありません。取り除くか、プログラム自身に渡すなら引用符で囲んでください。',
  'paste.shell.substitution':
    '{line} 行 {column} 列: {construct} にはシェルが必要ですが、ありません。表す内容を書くか、プログラム自身に渡すなら一重引用符で囲んでください。',
  'paste.shell.variable':
    '{line} 行 {column} 列: {construct} はシェルが置き換えますが、ありません。値を書くか、プログラム自身に渡すなら一重引用符で囲んでください。',
  'paste.shell.pattern':
    '{line} 行 {column} 列: {construct} はシェル用のパターンですが、シェルはありません。名前を書き出すか、プログラム自身に渡すなら一重引用符で囲んでください。',
  'paste.shell.home':
    '{line} 行 {column} 列: ~ はシェルがホームフォルダーに置き換えますが、ありません。フォルダーの完全なパスを書いてください。',
  'paste.shell.word':
    '{construct} はシェルの語でプログラムではなく、シェルはありません。サーバーを起動するコマンドだけを貼り付けてください。',
  'paste.shell.windowsPath':
    '{line} 行 {column} 列: このパスのバックスラッシュが失われます。パスを一重引用符で囲んでください。',
  'paste.shell.unclosed':
    '{line} 行 {column} 列: {construct} が始まったまま終わっていません。コマンド全体をコピーするか、閉じてください。',

  'paste.noUrl': '{server} は URL で接続するはずですが、URL がありません。url フィールドを追加してください。',
  'paste.websocket':
    '{server} は WebSocket で接続しますが、Model Context Protocol では定義されていません。あれば Streamable HTTP のアドレスを使ってください。',
  'paste.headerLeftOut':
    '{server} のフィールド {field} は対応していないため除外しました。必要ならヘッダーとして追加してください。',
  'paste.headerRefused': '{server} のヘッダー {header} を除外しました: {problem}。',
  'paste.secretInUrl':
    '{server} の URL のパラメーター {parameter} はシークレットのようです。サーバーが読むならヘッダーを使うか、キーチェーンへの参照に置き換えてください。',
  'paste.plainHttp':
    '{server} の URL は http:// で始まるため、ヘッダー {header} を経路上で読み取られます。可能なら https:// を使ってください。',
  'paste.directUrl':
    '{server} は mcp-remote 経由で URL に接続します。Patchbay は直接接続できるので、アドレスだけを貼り付けてください。',
  'paste.unknownType': '{server} の型 {type} は不明です。可能ならコマンドと stdio を使ってください。',
  'paste.noCommand': '{server} にはコマンドがなく、起動できません。command フィールドを追加してください。',
  'paste.notObject':
    '{server} はオブジェクトではありません。command を持つオブジェクトとして書いてください。',
  'paste.notText':
    '{server} のフィールド {field} はテキストでなければならず、サーバーを取り込みませんでした。直してください。',
  'paste.notList':
    '{server} のフィールド {field} はリストでなければならず、サーバーを取り込みませんでした。引数を 1 つずつ項目として書いてください。',
  'paste.notFields':
    '{server} のフィールド {field} は名前とテキストのオブジェクトでなければならず、サーバーを取り込みませんでした。直してください。',
  'paste.leftOut':
    '{server} のフィールド {field} は対応していないため除外しました。その変数は env に書いてください。',
  'paste.variableName':
    '{server} の {variable} は変数名にできないため除外しました。英字、数字、_ を使い、数字で始めないでください。',
  'paste.variableValue':
    '{server} の {variable} はテキストでないため除外しました。値をテキストで書いてください。',
  'paste.commandSpaces':
    '{server} のコマンドは空白も含めて 1 つのプログラム名とみなしました。引数が含まれるなら args に移してください。',
  'paste.doesNotFit':
    '{server} を取り込みませんでした。{field} が正しくありません: {problem}。直して、もう一度貼り付けてください。',
  'paste.nul':
    '{server} を取り込みませんでした。{field} に、どのプログラムにも渡せない NUL 文字があります。取り除いてください。',
  'paste.noFreeName':
    '{server} を取り込みませんでした。作れる名前がすべて使われています。別の名前にして、もう一度貼り付けてください。',

  'paste.placeholder':
    '{server} のフィールド {field} にプレースホルダー {variable} があり、ここでは置き換えられずそのまま残ります。値を書いてください。',
  'paste.exampleValue':
    '{server} の {variable} にはまだ実際の値がありません。値を書くか、キーチェーンに保存してください。',
  'paste.secretToStore':
    '{server} の {variable} はシークレット {name} の値を使います。起動する前にキーチェーンに保存してください。',
  'paste.secretInArgument':
    '{server} の引数 {argument} はシークレットのようです。プロセス一覧に丸見えになるので、サーバーが読めるなら変数を使ってください。',
};
