import type { BundledServerInput } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';

export const securityScanner = {
  id: 'security-scanner',
  title: 'Security Scanner',
  description: text('server.bundled.securityScanner'),
  entry: 'security-scanner.mjs',
  verbs: {
    npm_audit: ['read', 'execute', 'network'],
    python_safety_check: ['read', 'network'],
    docker_security_scan: ['read', 'execute', 'network'],
    file_security_scan: ['read'],
    credential_scan: ['read'],
    deep_security_scan: ['read', 'execute', 'network'],
    gather_context: ['read'],
  },
  needsWorkspace: true,
  settings: [
    { env: 'OSV_EXPORT', kind: 'file', required: false },
    { env: 'OSV_API_URL', kind: 'url', required: false, default: 'https://api.osv.dev' },
    { env: 'PYPI_URL', kind: 'url', required: false, default: 'https://pypi.org' },
    { env: 'NPM_REGISTRY_URL', kind: 'url', required: false },
  ],
  needs: [
    { kind: 'program', name: 'npm', how: text('need.npm') },
    { kind: 'program', name: 'trivy', how: text('need.trivy') },
    { kind: 'service', name: 'OSV', how: text('need.OSV'), setting: 'OSV_API_URL' },
  ],
} satisfies BundledServerInput;
