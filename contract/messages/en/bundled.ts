/** What the bundled servers are, what they can be told, and what they need. */
export const bundled = {
  'server.bundled.desktopCommander':
    'Reads, writes and lists files in your workspace folder, and nowhere else. Runs allowed programs there, without a shell.',
  'setting.COMMANDER_ALLOW': 'Also allow these programs',
  'setting.COMMANDER_ALLOW.help':
    'Names of programs beyond the built-in list, separated by commas, such as pnpm, uv, go.',
  'server.bundled.prometheusMetrics':
    'Asks your Prometheus: queries, series, targets, alerts; changes alert rules in one file that you name.',
  'setting.PROMETHEUS_URL': 'Address of Prometheus',
  'setting.PROMETHEUS_URL.help': 'With its path, if it has one.',
  'setting.PROMETHEUS_API_KEY': 'API key',
  'setting.PROMETHEUS_API_KEY.help': 'Sent as a bearer token. Leave it empty if Prometheus asks for none.',
  'setting.PROMETHEUS_RULES_FILE': 'Rule file',
  'setting.PROMETHEUS_RULES_FILE.help':
    'The absolute path of the one file whose alert rules may be changed. Prometheus must have it in rule_files and run with --web.enable-lifecycle.',
  'need.Prometheus': 'Install it from prometheus.io/download, or give the address of one that runs.',
  'server.bundled.supplyChainSecurity':
    'Looks at what your projects are made of: bills of materials, licences, look-alike packages, integrity, known vulnerabilities.',
  'server.bundled.securityScanner':
    'Looks for secrets, risky code and known vulnerabilities in your workspace and in container images. Found secrets are masked.',
  'setting.OSV_EXPORT': 'Local OSV data',
  'setting.OSV_EXPORT.help':
    'A folder into which all.zip of the OSV database was unpacked. With it, vulnerabilities are looked up without the internet.',
  'setting.OSV_API_URL': 'Address of OSV',
  'setting.OSV_API_URL.help':
    'Asked for known vulnerabilities when there is no local data. It learns the names and versions of your packages.',
  'setting.INTERNAL_PACKAGES': 'Names of your own packages',
  'setting.INTERNAL_PACKAGES.help':
    'Patterns separated by commas, such as @acme/*, acme-*. The public npm registry is asked whether it has them too.',
  'setting.PRIVATE_REGISTRY_URL': 'Your own npm registry',
  'setting.PRIVATE_REGISTRY_URL.help':
    'May be on a private network. Only addresses named here or below can be.',
  'setting.NPM_REGISTRY_URL': 'npm registry',
  'setting.NPM_REGISTRY_URL.help': 'Where archives, digests and advisories of npm packages come from.',
  'setting.NPM_DOWNLOADS_URL': 'npm download counts',
  'setting.NPM_DOWNLOADS_URL.help': 'Asked how often a package is downloaded.',
  'setting.PYPI_URL': 'Python package index',
  'setting.PYPI_URL.help': 'Asked for digests and dates of Python packages.',
  'setting.CRATES_IO_URL': 'Rust registry',
  'setting.CRATES_IO_URL.help': 'Asked for digests, dates and downloads of crates.',
  'setting.GO_PROXY_URL': 'Go module proxy',
  'setting.GO_PROXY_URL.help': 'Asked for dates of Go modules.',
  'setting.GO_SUM_URL': 'Go checksum database',
  'setting.GO_SUM_URL.help': 'Compared with go.sum.',
  'need.OSV':
    'Works as it is when this computer is online. Without the internet, give a folder with local OSV data.',
  'need.npm': 'Comes with Node.js: install it from nodejs.org.',
  'need.trivy': 'For container images: install Trivy from trivy.dev, or Grype from anchore.com/opensource.',
  'server.bundled.infrastructureCommander':
    'Runs tools of infrastructure in your workspace folder with limits and a look ahead: make, Docker, kubectl, OpenTofu.',
  'need.docker': 'Install Docker, or Podman with its docker command.',
  'need.kubectl': 'Install kubectl from kubernetes.io/docs/tasks/tools.',
  'need.tofu': 'Install OpenTofu from opentofu.org, or Terraform.',
  'server.bundled.dockerManager':
    'Containers, images and networks of Docker or Podman: run (hardened), build, logs, compose.',
  'setting.DOCKER_HOST': 'Docker Engine',
  'setting.DOCKER_HOST.help':
    'unix:///path or tcp://host:port. Left empty: the sockets of Docker and Podman on this computer are tried.',
  'setting.DOCKER_CERT_PATH': 'Folder with certificates',
  'setting.DOCKER_CERT_PATH.help': 'ca.pem, cert.pem and key.pem, for an engine that wants TLS.',
  'setting.DOCKER_ALLOWED_COMMANDS': 'Commands allowed in containers',
  'setting.DOCKER_ALLOWED_COMMANDS.help':
    'Only these programs may be run in containers by run and exec. Left empty: any.',
  'setting.DOCKER_REGISTRY': 'Registry to log in to',
  'setting.DOCKER_REGISTRY.help':
    'User and password below are sent to this registry and no other; empty: Docker Hub.',
  'setting.DOCKER_REGISTRY_USERNAME': 'User at the registry',
  'setting.DOCKER_REGISTRY_USERNAME.help': 'Only for images that are not public, and to push.',
  'setting.DOCKER_REGISTRY_PASSWORD': 'Password or token for the registry',
  'setting.DOCKER_REGISTRY_PASSWORD.help': 'A token with few rights is better than your password.',
  'need.DockerEngine': 'Install Docker (docs.docker.com) or Podman, and start it or its socket.',
  'need.dockerCompose': 'Only for compose files: install Docker Compose with the docker program.',
  'server.bundled.kubernetesOperator':
    'Works on the Kubernetes clusters of your kubeconfig: apply, inspect, logs, scale, roll out, secrets (masked), diagnostics.',
  'setting.KUBECONFIG': 'Kubeconfig',
  'setting.KUBECONFIG.help':
    'The absolute path of the file. Left empty: .kube/config in your home folder. A login by OpenID Connect uses the token that kubectl got last.',
  'setting.KUBERNETES_CONTEXT': 'Context',
  'setting.KUBERNETES_CONTEXT.help':
    'Used when a call names none. Left empty: the current one of the kubeconfig.',
  'setting.KUBERNETES_ALLOWED_CONTEXTS': 'Allowed contexts',
  'setting.KUBERNETES_ALLOWED_CONTEXTS.help': 'Only these may be used, separated by commas. Left empty: any.',
  'setting.KUBERNETES_ALLOWED_NAMESPACES': 'Allowed namespaces',
  'setting.KUBERNETES_ALLOWED_NAMESPACES.help':
    'Only in these may anything be read or changed, separated by commas. Left empty: in any.',
  'setting.KUBERNETES_MORE_RESOURCES': 'More types of resources',
  'setting.KUBERNETES_MORE_RESOURCES.help':
    'Beyond the fifteen built in, such as serviceaccounts, roles.rbac.authorization.k8s.io. Some of them give rights away.',
  'setting.KUBERNETES_LOGIN_PROGRAMS': 'Programs that may log in',
  'setting.KUBERNETES_LOGIN_PROGRAMS.help':
    'A kubeconfig can name a program to run at login, such as aws or gke-gcloud-auth-plugin. Only those named here, exactly as they stand there, are run.',
  'need.Kubernetes':
    'A cluster that you can reach, and its kubeconfig: minikube.sigs.k8s.io has one for this computer.',
  'need.helm': 'Only to install charts: install Helm from helm.sh.',
  'server.bundled.sastScanner':
    'Looks for weaknesses in source code: by its own rules, ESLint, and Semgrep, Bandit or CodeQL when they are installed. Also answers as SARIF.',
  'setting.SEMGREP_RULES': 'Rules for Semgrep',
  'setting.SEMGREP_RULES.help':
    'A file or folder of rules that is used in place of the registry of Semgrep, so that it works without the internet.',
  'setting.MAVEN_URL': 'Maven repository',
  'setting.MAVEN_URL.help': 'Asked for versions and licences of Java packages.',
  'need.semgrep': 'Install it with pipx install semgrep.',
  'need.bandit': 'Install it with pipx install bandit.',
  'need.codeql': 'Install the CodeQL bundle of GitHub; mind its licence.',
  'need.gitleaks': 'Install it from gitleaks.io. Without it the built-in rules look for secrets.',
  'need.trufflehog': 'Install it from trufflesecurity.com. Without it the built-in rules look for secrets.',
};
