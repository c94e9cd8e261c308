/** ../en の日本語訳。 */
export const server = {
  'server.exited': '{seconds, number} 秒後に終了しました（終了コード {code}）。',
  'server.exitedSaying': '{seconds, number} 秒後に終了しました（終了コード {code}）。出力: {line}',
  'server.signalled': '{seconds, number} 秒後にシグナル {signal} で終了しました。',
  'server.signalledSaying': '{seconds, number} 秒後にシグナル {signal} で終了しました。出力: {line}',
  'server.spawnFailed': '起動できませんでした: {problem}。',
  'server.commandMissing': 'プログラム「{command}」が見つかりません。',
  'server.nodeMissing': 'Node.js が必要ですが、プログラム「{command}」が見つかりません。',
  'server.uvMissing': 'uv が必要ですが、プログラム「{command}」が見つかりません。',
  'server.dockerMissing': 'Docker が必要ですが、プログラム「{command}」が見つかりません。',
  'server.commandNotExecutable': 'プログラム「{command}」はありますが、実行できません。',
  'server.cwdMissing': '作業フォルダー {cwd} がありません。',
  'server.startTimeout': '起動から {seconds, number} 秒以内に応答しませんでした。',
  'server.installTimeout':
    '起動から {seconds, number} 秒以内に応答しませんでした。インストールが終わっていなかった可能性があります。',
  'server.handshakeFailed': '応答しましたが、MCP サーバーではありません: {problem}',
  'server.noisyStart': 'プロトコルの場所にテキストを出力しました: {line}',
  'server.budgetSpent': '{seconds, number} 秒以内に {count} 回失敗したため、再起動をやめました。',
  'server.budgetSpentSaying':
    '{seconds, number} 秒以内に {count} 回失敗したため、再起動をやめました。最後の出力: {line}',
  'server.secretMissing': 'シークレット {name} が必要ですが、キーチェーンにありません。',
  'server.endpointUnusable': 'シークレットを入れると、アドレスまたはヘッダーが使えません: {problem}',
  'server.keychainUnavailable': 'シークレットが必要ですが、キーチェーンを開けません: {problem}',
  'server.notConsented': 'まだ承認されていません。',
  'server.shuttingDown': 'Patchbay を終了しています。',
  'server.connectionLost': '動いている間に出力を閉じました。',
  'server.advice.seeLog': 'ログで終了直前の出力を確認し、もう一度起動してください。',
  'server.advice.checkCommand':
    'つづりと、プログラムがインストールされ PATH にあることを確認し、もう一度起動してください。',
  'server.advice.useShippedNode':
    'Patchbay 付属の Node.js で実行するか、https://nodejs.org から Node.js をインストールし、もう一度起動してください。',
  'server.advice.installNode': 'https://nodejs.org から Node.js をインストールし、もう一度起動してください。',
  'server.advice.installUv': 'ターミナルで次を実行して uv をインストールし、もう一度起動してください: {line}',
  'server.advice.installPython':
    'https://www.python.org から Python をインストールするか、uv に任せてください。コマンドの前に「uv run」を置き、ターミナルで次を実行して uv をインストールします: {line}',
  'server.advice.installDocker':
    'https://docs.docker.com/get-docker から Docker をインストールして起動し、サーバーをもう一度起動してください。',
  'server.advice.checkPermission':
    'ファイルに実行権限を付ける（chmod +x）か、別のプログラムを選び、もう一度起動してください。',
  'server.advice.checkFolder': 'フォルダーを作成するか別のものを選び、もう一度起動してください。',
  'server.advice.checkProtocol':
    'stdio で通信する MCP サーバーであり、メッセージを stderr に出力していることを確認してください。',
  'server.advice.slowStart':
    'ネットワークやデータベースなどを待っている可能性があります。ログを確認し、もう一度起動してください。',
  'server.advice.slowInstall':
    'ログで進行状況が分かります。取得済みのものは通常残るので、もう一度起動してください。',
  'server.advice.checkConnection':
    'サーバーが動いていて、このマシンから届くことを確認し、もう一度起動してください。',
  'server.advice.checkSecrets': 'シークレットの値（末尾の改行など）を確認し、もう一度起動してください。',
  'server.advice.addSecret': 'シークレットをキーチェーンに保存し、サーバーをもう一度起動してください。',
  'server.advice.unlockKeychain':
    'システムのキーチェーンのロックを解除し、サーバーをもう一度起動してください。',
  'server.advice.approve': 'コマンドまたはアドレスを承認してから起動してください。',
  'server.advice.startAgain': 'もう一度起動してください。',
};
