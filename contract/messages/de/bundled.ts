/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const bundled = {
  'server.bundled.desktopCommander':
    'Liest, schreibt und listet Dateien in deinem Arbeitsordner und nirgendwo sonst. Führt dort erlaubte Programme aus, ohne Shell.',
  'setting.COMMANDER_ALLOW': 'Auch diese Programme erlauben',
  'setting.COMMANDER_ALLOW.help':
    'Namen von Programmen über die eingebaute Liste hinaus, durch Kommas getrennt, etwa pnpm, uv, go.',
  'server.bundled.prometheusMetrics':
    'Fragt dein Prometheus: Abfragen, Zeitreihen, Ziele, Alarme; ändert Alarmregeln in einer Datei, die du nennst.',
  'setting.PROMETHEUS_URL': 'Adresse von Prometheus',
  'setting.PROMETHEUS_URL.help': 'Mit ihrem Pfad, falls sie einen hat.',
  'setting.PROMETHEUS_API_KEY': 'API-Schlüssel',
  'setting.PROMETHEUS_API_KEY.help':
    'Wird als Bearer-Token gesendet. Leer lassen, wenn Prometheus keinen verlangt.',
  'setting.PROMETHEUS_RULES_FILE': 'Regeldatei',
  'setting.PROMETHEUS_RULES_FILE.help':
    'Der absolute Pfad der einen Datei, deren Alarmregeln geändert werden dürfen. Prometheus muss sie in rule_files haben und mit --web.enable-lifecycle laufen.',
  'need.Prometheus': 'Installiere es von prometheus.io/download oder nenne die Adresse eines laufenden.',
  'server.bundled.supplyChainSecurity':
    'Zeigt, woraus deine Projekte bestehen: Stücklisten, Lizenzen, Doppelgänger von Paketen, Unversehrtheit, bekannte Schwachstellen.',
  'server.bundled.securityScanner':
    'Sucht Secrets, riskanten Code und bekannte Schwachstellen im Arbeitsordner und in Container-Images. Gefundene Secrets werden verdeckt.',
  'setting.OSV_EXPORT': 'Lokale OSV-Daten',
  'setting.OSV_EXPORT.help':
    'Ein Ordner, in den all.zip der OSV-Datenbank entpackt wurde. Damit werden Schwachstellen ohne Internet nachgeschlagen.',
  'setting.OSV_API_URL': 'Adresse von OSV',
  'setting.OSV_API_URL.help':
    'Wird nach bekannten Schwachstellen gefragt, wenn es keine lokalen Daten gibt. Erfährt Namen und Versionen deiner Pakete.',
  'setting.INTERNAL_PACKAGES': 'Namen deiner eigenen Pakete',
  'setting.INTERNAL_PACKAGES.help':
    'Muster, durch Kommas getrennt, etwa @acme/*, acme-*. Die öffentliche npm-Registry wird gefragt, ob sie sie auch hat.',
  'setting.PRIVATE_REGISTRY_URL': 'Deine eigene npm-Registry',
  'setting.PRIVATE_REGISTRY_URL.help':
    'Darf in einem privaten Netz stehen. Nur hier oder unten genannte Adressen dürfen das.',
  'setting.NPM_REGISTRY_URL': 'npm-Registry',
  'setting.NPM_REGISTRY_URL.help': 'Woher Archive, Prüfsummen und Hinweise zu npm-Paketen kommen.',
  'setting.NPM_DOWNLOADS_URL': 'npm-Downloadzahlen',
  'setting.NPM_DOWNLOADS_URL.help': 'Wird gefragt, wie oft ein Paket heruntergeladen wird.',
  'setting.PYPI_URL': 'Python-Paketindex',
  'setting.PYPI_URL.help': 'Wird nach Prüfsummen und Daten von Python-Paketen gefragt.',
  'setting.CRATES_IO_URL': 'Rust-Registry',
  'setting.CRATES_IO_URL.help': 'Wird nach Prüfsummen, Daten und Downloads von Crates gefragt.',
  'setting.GO_PROXY_URL': 'Go-Modulproxy',
  'setting.GO_PROXY_URL.help': 'Wird nach Daten von Go-Modulen gefragt.',
  'setting.GO_SUM_URL': 'Go-Prüfsummendatenbank',
  'setting.GO_SUM_URL.help': 'Wird mit go.sum verglichen.',
  'need.OSV':
    'Geht ohne Weiteres, wenn dieser Rechner online ist. Ohne Internet: einen Ordner mit lokalen OSV-Daten angeben.',
  'need.npm': 'Kommt mit Node.js: von nodejs.org installieren.',
  'need.trivy':
    'Für Container-Images: Trivy von trivy.dev oder Grype von anchore.com/opensource installieren.',
  'server.bundled.infrastructureCommander':
    'Führt Infrastruktur-Tools in deinem Arbeitsordner aus, mit Grenzen und Vorschau: make, Docker, kubectl, OpenTofu.',
  'need.docker': 'Installiere Docker oder Podman mit seinem docker-Befehl.',
  'need.kubectl': 'Installiere kubectl von kubernetes.io/docs/tasks/tools.',
  'need.tofu': 'Installiere OpenTofu von opentofu.org oder Terraform.',
  'server.bundled.dockerManager':
    'Container, Images und Netzwerke von Docker oder Podman: Starten (abgesichert), Bauen, Logs, Compose.',
  'setting.DOCKER_HOST': 'Docker-Engine',
  'setting.DOCKER_HOST.help':
    'unix:///pfad oder tcp://host:port. Leer: Die Sockets von Docker und Podman auf diesem Rechner werden versucht.',
  'setting.DOCKER_CERT_PATH': 'Ordner mit Zertifikaten',
  'setting.DOCKER_CERT_PATH.help': 'ca.pem, cert.pem und key.pem, für eine Engine, die TLS verlangt.',
  'setting.DOCKER_ALLOWED_COMMANDS': 'In Containern erlaubte Befehle',
  'setting.DOCKER_ALLOWED_COMMANDS.help':
    'Nur diese Programme dürfen in Containern gestartet werden. Leer: jedes.',
  'setting.DOCKER_REGISTRY': 'Registry zum Anmelden',
  'setting.DOCKER_REGISTRY.help':
    'Benutzer und Passwort unten gehen an diese Registry und an keine andere; leer: Docker Hub.',
  'setting.DOCKER_REGISTRY_USERNAME': 'Benutzer bei der Registry',
  'setting.DOCKER_REGISTRY_USERNAME.help': 'Nur für nicht öffentliche Images und zum Hochladen.',
  'setting.DOCKER_REGISTRY_PASSWORD': 'Passwort oder Token für die Registry',
  'setting.DOCKER_REGISTRY_PASSWORD.help': 'Ein Token mit wenigen Rechten ist besser als dein Passwort.',
  'need.DockerEngine': 'Installiere Docker (docs.docker.com) oder Podman und starte es oder seinen Socket.',
  'need.dockerCompose': 'Nur für Compose-Dateien: Installiere Docker Compose mit dem Programm docker.',
  'server.bundled.kubernetesOperator':
    'Arbeitet an den Kubernetes-Clustern deiner Kubeconfig: Anwenden, Ansehen, Logs, Skalieren, Ausrollen, Secrets (verdeckt), Diagnose.',
  'setting.KUBECONFIG': 'Kubeconfig',
  'setting.KUBECONFIG.help':
    'Der absolute Pfad der Datei. Leer: .kube/config in deinem persönlichen Ordner. Eine Anmeldung mit OpenID Connect nimmt das Token, das kubectl zuletzt geholt hat.',
  'setting.KUBERNETES_CONTEXT': 'Kontext',
  'setting.KUBERNETES_CONTEXT.help': 'Gilt, wenn ein Aufruf keinen nennt. Leer: der aktuelle der Kubeconfig.',
  'setting.KUBERNETES_ALLOWED_CONTEXTS': 'Erlaubte Kontexte',
  'setting.KUBERNETES_ALLOWED_CONTEXTS.help':
    'Nur diese dürfen benutzt werden, durch Kommas getrennt. Leer: alle.',
  'setting.KUBERNETES_ALLOWED_NAMESPACES': 'Erlaubte Namespaces',
  'setting.KUBERNETES_ALLOWED_NAMESPACES.help':
    'Nur in diesen darf etwas gelesen oder geändert werden, durch Kommas getrennt. Leer: in allen.',
  'setting.KUBERNETES_MORE_RESOURCES': 'Weitere Arten von Ressourcen',
  'setting.KUBERNETES_MORE_RESOURCES.help':
    'Über die fünfzehn eingebauten hinaus, etwa serviceaccounts, roles.rbac.authorization.k8s.io. Manche davon vergeben Rechte.',
  'setting.KUBERNETES_LOGIN_PROGRAMS': 'Programme, die anmelden dürfen',
  'setting.KUBERNETES_LOGIN_PROGRAMS.help':
    'Eine Kubeconfig kann ein Programm nennen, das beim Anmelden läuft, etwa aws oder gke-gcloud-auth-plugin. Nur die hier genannten, genau wie sie dort stehen, werden gestartet.',
  'need.Kubernetes':
    'Ein erreichbarer Cluster und seine Kubeconfig: minikube.sigs.k8s.io hat einen für diesen Rechner.',
  'need.helm': 'Nur um Charts zu installieren: Installiere Helm von helm.sh.',
  'server.bundled.sastScanner':
    'Sucht Schwachstellen im Quelltext: mit eigenen Regeln, mit ESLint und, wenn sie installiert sind, mit Semgrep, Bandit oder CodeQL. Antwortet auch mit SARIF.',
  'setting.SEMGREP_RULES': 'Regeln für Semgrep',
  'setting.SEMGREP_RULES.help':
    'Datei oder Ordner mit Regeln, die statt des Verzeichnisses von Semgrep gelten. So geht es auch ohne Internet.',
  'setting.MAVEN_URL': 'Maven-Verzeichnis',
  'setting.MAVEN_URL.help': 'Wird nach Versionen und Lizenzen von Java-Paketen gefragt.',
  'need.semgrep': 'Installiere es mit pipx install semgrep.',
  'need.bandit': 'Installiere es mit pipx install bandit.',
  'need.codeql': 'Installiere das CodeQL-Bundle von GitHub; beachte dessen Lizenz.',
  'need.gitleaks': 'Installiere es von gitleaks.io. Sonst suchen die eingebauten Regeln nach Secrets.',
  'need.trufflehog':
    'Installiere es von trufflesecurity.com. Sonst suchen die eingebauten Regeln nach Secrets.',
};
