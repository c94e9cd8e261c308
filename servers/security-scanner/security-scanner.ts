import { findProgram } from '#servers/kit/exec.ts';
import { gatherContext } from '#servers/kit/gather-context.ts';
import { defineServer } from '#servers/kit/server.ts';
import { credentialScan } from './credential-scan.ts';
import { deepSecurityScan } from './deep-security-scan.ts';
import { dockerSecurityScan } from './docker-security-scan.ts';
import { fileSecurityScan } from './file-security-scan.ts';
import * as manifest from './manifest.ts';
import { npmAudit } from './npm-audit.ts';
import { pythonSafetyCheck } from './python-safety-check.ts';

const { id, title, settings } = manifest.securityScanner;
const PROGRAMS = ['npm', 'trivy', 'grype', 'docker', 'podman'];

const context = gatherContext(id, async (call) => {
  const { path } = await call.workspace.locate('target_path', '.', 'mustExist');
  const found = await Promise.all(
    PROGRAMS.map(async (name) => [name, (await findProgram(name)) !== undefined] as const),
  );
  return {
    workspace: path,
    installed: Object.fromEntries(found),
    vulnerabilities_from: call.settings.get('OSV_EXPORT') ?? call.settings.need('OSV_API_URL'),
  };
});

/** spec/servers.md A.1.7: secrets, risky code and known vulnerabilities. */
export const securityScanner = defineServer({
  name: id,
  title,
  version: '2.0.0',
  instructions:
    'Scans files of the workspace, their dependencies and container images. Nothing is changed. Found secrets are masked. A scanner that is not installed or a database that cannot be reached is an error that says so, never an empty result.',
  settings,
  tools: [
    npmAudit,
    pythonSafetyCheck,
    dockerSecurityScan,
    fileSecurityScan,
    credentialScan,
    deepSecurityScan,
    context.tool,
  ],
  resources: [context.resource],
});
