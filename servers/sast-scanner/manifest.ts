import type { BundledServerInput } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';

export const sastScanner = {
  id: 'sast-scanner',
  title: 'SAST Scanner',
  description: text('server.bundled.sastScanner'),
  entry: 'sast-scanner.mjs',
  verbs: {
    run_semgrep_scan: ['read', 'execute', 'network'],
    analyze_code_patterns: ['read'],
    run_bandit_scan: ['read', 'execute'],
    run_eslint_scan: ['read'],
    detect_hardcoded_secrets: ['read', 'execute'],
    analyze_dependencies: ['read', 'network'],
    run_codeql_scan: ['read', 'execute'],
    gather_context: ['read'],
  },
  needsWorkspace: true,
  settings: [
    { env: 'SEMGREP_RULES', kind: 'file', required: false },
    { env: 'OSV_EXPORT', kind: 'file', required: false },
    { env: 'OSV_API_URL', kind: 'url', required: false, default: 'https://api.osv.dev' },
    { env: 'NPM_REGISTRY_URL', kind: 'url', required: false, default: 'https://registry.npmjs.org' },
    { env: 'PYPI_URL', kind: 'url', required: false, default: 'https://pypi.org' },
    { env: 'GO_PROXY_URL', kind: 'url', required: false, default: 'https://proxy.golang.org' },
    { env: 'MAVEN_URL', kind: 'url', required: false, default: 'https://repo1.maven.org/maven2' },
  ],
  needs: [
    { kind: 'program', name: 'semgrep', how: text('need.semgrep') },
    { kind: 'program', name: 'bandit', how: text('need.bandit') },
    { kind: 'program', name: 'codeql', how: text('need.codeql') },
    { kind: 'program', name: 'gitleaks', how: text('need.gitleaks') },
    { kind: 'program', name: 'trufflehog', how: text('need.trufflehog') },
    { kind: 'service', name: 'OSV', how: text('need.OSV'), setting: 'OSV_API_URL' },
  ],
} satisfies BundledServerInput;
