import type { BundledServerInput, Setting } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';

const url = (env: string, usual?: string): Setting => ({
  env,
  kind: 'url',
  required: false,
  ...(usual === undefined ? {} : { default: usual }),
});

export const supplyChainSecurity = {
  id: 'supply-chain-security',
  title: 'Supply Chain Security',
  description: text('server.bundled.supplyChainSecurity'),
  entry: 'supply-chain-security.mjs',
  verbs: {
    generate_sbom: ['read'],
    detect_dependency_confusion: ['read', 'network'],
    analyze_license_compliance: ['read'],
    verify_package_integrity: ['read', 'network'],
    analyze_transitive_dependencies: ['read', 'network'],
    assess_supply_chain_risk: ['read', 'network'],
    gather_context: ['read'],
  },
  needsWorkspace: true,
  settings: [
    { env: 'OSV_EXPORT', kind: 'file', required: false },
    url('OSV_API_URL', 'https://api.osv.dev'),
    { env: 'INTERNAL_PACKAGES', kind: 'list', required: false },
    url('PRIVATE_REGISTRY_URL'),
    url('NPM_REGISTRY_URL', 'https://registry.npmjs.org'),
    url('NPM_DOWNLOADS_URL', 'https://api.npmjs.org'),
    url('PYPI_URL', 'https://pypi.org'),
    url('CRATES_IO_URL', 'https://crates.io'),
    url('GO_PROXY_URL', 'https://proxy.golang.org'),
    url('GO_SUM_URL', 'https://sum.golang.org'),
  ],
  needs: [{ kind: 'service', name: 'OSV', how: text('need.OSV'), setting: 'OSV_API_URL' }],
} satisfies BundledServerInput;
