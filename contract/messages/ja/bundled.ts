/** ../en の日本語訳。 */
export const bundled = {
  'server.bundled.desktopCommander':
    'ワークスペースフォルダーの中だけで、ファイルの読み取り、書き込み、一覧表示を行い、許可されたプログラムをシェルなしで実行します。',
  'setting.COMMANDER_ALLOW': '追加で許可するプログラム',
  'setting.COMMANDER_ALLOW.help':
    '組み込みの一覧にないプログラムの名前をコンマ区切りで指定します。例: pnpm, uv, go',
  'server.bundled.prometheusMetrics':
    'Prometheus に問い合わせます（クエリ、時系列、ターゲット、アラート）。指定した 1 つのファイルのアラートルールを変更します。',
  'setting.PROMETHEUS_URL': 'Prometheus のアドレス',
  'setting.PROMETHEUS_URL.help': 'パスがある場合はそれも含めます。',
  'setting.PROMETHEUS_API_KEY': 'API キー',
  'setting.PROMETHEUS_API_KEY.help':
    'Bearer トークンとして送信します。Prometheus が求めない場合は空のままにします。',
  'setting.PROMETHEUS_RULES_FILE': 'ルールファイル',
  'setting.PROMETHEUS_RULES_FILE.help':
    'アラートルールを変更してよい唯一のファイルの絶対パス。Prometheus の rule_files に含まれ、--web.enable-lifecycle で動いている必要があります。',
  'need.Prometheus':
    'prometheus.io/download からインストールするか、動作中の Prometheus のアドレスを指定します。',
  'server.bundled.supplyChainSecurity':
    'プロジェクトの構成を調べます（SBOM、ライセンス、紛らわしいパッケージ名、整合性、既知の脆弱性）。',
  'server.bundled.securityScanner':
    'ワークスペースとコンテナーイメージで、シークレット、危険なコード、既知の脆弱性を探します。見つかったシークレットは伏せて表示します。',
  'setting.OSV_EXPORT': 'ローカルの OSV データ',
  'setting.OSV_EXPORT.help':
    'OSV データベースの all.zip を展開したフォルダー。これがあれば、インターネットなしで脆弱性を調べられます。',
  'setting.OSV_API_URL': 'OSV のアドレス',
  'setting.OSV_API_URL.help':
    'ローカルのデータがないとき、既知の脆弱性を問い合わせます。パッケージの名前とバージョンが伝わります。',
  'setting.INTERNAL_PACKAGES': '自社パッケージの名前',
  'setting.INTERNAL_PACKAGES.help':
    '@acme/*, acme-* のようなパターンをコンマで区切ります。公開 npm レジストリに同じ名前があるか問い合わせます。',
  'setting.PRIVATE_REGISTRY_URL': '自社の npm レジストリ',
  'setting.PRIVATE_REGISTRY_URL.help':
    'プライベートネットワークにあってもかまいません。ここと下に書いたアドレスだけが許されます。',
  'setting.NPM_REGISTRY_URL': 'npm レジストリ',
  'setting.NPM_REGISTRY_URL.help': 'npm パッケージのアーカイブ、ダイジェスト、勧告の取得先。',
  'setting.NPM_DOWNLOADS_URL': 'npm のダウンロード数',
  'setting.NPM_DOWNLOADS_URL.help': 'パッケージのダウンロード数を問い合わせます。',
  'setting.PYPI_URL': 'Python パッケージインデックス',
  'setting.PYPI_URL.help': 'Python パッケージのダイジェストと日付を問い合わせます。',
  'setting.CRATES_IO_URL': 'Rust レジストリ',
  'setting.CRATES_IO_URL.help': 'クレートのダイジェスト、日付、ダウンロード数を問い合わせます。',
  'setting.GO_PROXY_URL': 'Go モジュールプロキシ',
  'setting.GO_PROXY_URL.help': 'Go モジュールの日付を問い合わせます。',
  'setting.GO_SUM_URL': 'Go チェックサムデータベース',
  'setting.GO_SUM_URL.help': 'go.sum と比べます。',
  'need.OSV':
    'このコンピューターがオンラインならそのまま使えます。インターネットがなければ、ローカルの OSV データのフォルダーを指定してください。',
  'need.npm': 'Node.js に付属しています。nodejs.org からインストールしてください。',
  'need.trivy':
    'コンテナーイメージ用です。trivy.dev の Trivy か anchore.com/opensource の Grype をインストールしてください。',
  'server.bundled.infrastructureCommander':
    'ワークスペースフォルダーでインフラ用ツール（make、Docker、kubectl、OpenTofu）を、制限と事前確認付きで実行します。',
  'need.docker': 'Docker、または docker コマンド付きの Podman をインストールしてください。',
  'need.kubectl': 'kubernetes.io/docs/tasks/tools から kubectl をインストールしてください。',
  'need.tofu': 'opentofu.org から OpenTofu、または Terraform をインストールしてください。',
  'server.bundled.dockerManager':
    'Docker または Podman のコンテナー、イメージ、ネットワークを扱います（保護された実行、ビルド、ログ、Compose）。',
  'setting.DOCKER_HOST': 'Docker Engine',
  'setting.DOCKER_HOST.help':
    'unix:///パス または tcp://ホスト:ポート。空の場合は、このコンピューターの Docker と Podman のソケットを試します。',
  'setting.DOCKER_CERT_PATH': '証明書のフォルダー',
  'setting.DOCKER_CERT_PATH.help': 'TLS を求める Engine 用の ca.pem、cert.pem、key.pem。',
  'setting.DOCKER_ALLOWED_COMMANDS': 'コンテナー内で許可するコマンド',
  'setting.DOCKER_ALLOWED_COMMANDS.help':
    'コンテナー内で実行できるのはこれらのプログラムだけです。空の場合は制限しません。',
  'setting.DOCKER_REGISTRY': 'ログインするレジストリ',
  'setting.DOCKER_REGISTRY.help':
    '下のユーザーとパスワードはこのレジストリにだけ送られます。空の場合は Docker Hub です。',
  'setting.DOCKER_REGISTRY_USERNAME': 'レジストリのユーザー',
  'setting.DOCKER_REGISTRY_USERNAME.help': '公開されていないイメージとプッシュにだけ必要です。',
  'setting.DOCKER_REGISTRY_PASSWORD': 'レジストリのパスワードまたはトークン',
  'setting.DOCKER_REGISTRY_PASSWORD.help': 'パスワードより、権限の少ないトークンを使ってください。',
  'need.DockerEngine':
    'Docker（docs.docker.com）または Podman をインストールし、エンジンかソケットを起動します。',
  'need.dockerCompose':
    'Compose ファイルにだけ必要です。docker プログラムと Docker Compose をインストールします。',
  'server.bundled.kubernetesOperator':
    'kubeconfig の Kubernetes クラスターを扱います（適用、調査、ログ、スケール、ロールアウト、伏せ字のシークレット、診断）。',
  'setting.KUBECONFIG': 'kubeconfig',
  'setting.KUBECONFIG.help':
    'ファイルの絶対パス。空の場合は、ホームフォルダーの .kube/config です。OpenID Connect では、kubectl が最後に取得したトークンを使います。',
  'setting.KUBERNETES_CONTEXT': 'コンテキスト',
  'setting.KUBERNETES_CONTEXT.help':
    '呼び出しで指定がないときに使います。空の場合は、kubeconfig の現在のコンテキストです。',
  'setting.KUBERNETES_ALLOWED_CONTEXTS': '許可するコンテキスト',
  'setting.KUBERNETES_ALLOWED_CONTEXTS.help':
    '使用できるのはこれらだけです（コンマ区切り）。空の場合は制限しません。',
  'setting.KUBERNETES_ALLOWED_NAMESPACES': '許可する名前空間',
  'setting.KUBERNETES_ALLOWED_NAMESPACES.help':
    '読み取りと変更ができるのはこれらの中だけです（コンマ区切り）。空の場合は制限しません。',
  'setting.KUBERNETES_MORE_RESOURCES': '追加のリソースの種類',
  'setting.KUBERNETES_MORE_RESOURCES.help':
    '組み込みの 15 種類に加えるもの（例: serviceaccounts、roles.rbac.authorization.k8s.io）。権限を与えるものもあります。',
  'setting.KUBERNETES_LOGIN_PROGRAMS': 'ログインに使えるプログラム',
  'setting.KUBERNETES_LOGIN_PROGRAMS.help':
    'kubeconfig はログイン時に実行するプログラムを指定できます（例: aws、gke-gcloud-auth-plugin）。ここに同じ書き方で挙げたものだけが実行されます。',
  'need.Kubernetes':
    '接続できるクラスターとその kubeconfig が必要です。このコンピューター用には minikube.sigs.k8s.io があります。',
  'need.helm': 'チャートのインストールにだけ必要です。helm.sh から Helm をインストールしてください。',
  'server.bundled.sastScanner':
    'ソースコードの弱点を探します。独自のルールと ESLint に加え、インストールされていれば Semgrep、Bandit、CodeQL も使い、SARIF でも出力します。',
  'setting.SEMGREP_RULES': 'Semgrep のルール',
  'setting.SEMGREP_RULES.help':
    'Semgrep のレジストリの代わりに使うルールのファイルまたはフォルダー。インターネットがなくても動きます。',
  'setting.MAVEN_URL': 'Maven リポジトリ',
  'setting.MAVEN_URL.help': 'Java パッケージのバージョンとライセンスを問い合わせます。',
  'need.semgrep': 'pipx install semgrep でインストールしてください。',
  'need.bandit': 'pipx install bandit でインストールしてください。',
  'need.codeql': 'GitHub の CodeQL バンドルをインストールしてください（ライセンスを確認してください）。',
  'need.gitleaks': 'gitleaks.io からインストールしてください。なくても内蔵のルールでシークレットを探します。',
  'need.trufflehog':
    'trufflesecurity.com からインストールしてください。なくても内蔵のルールでシークレットを探します。',
};
