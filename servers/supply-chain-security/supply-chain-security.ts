import { gatherContext } from '#servers/kit/gather-context.ts';
import { defineServer } from '#servers/kit/server.ts';
import { analyzeLicenseCompliance } from './analyze-license-compliance.ts';
import { analyzeTransitiveDependencies } from './analyze-transitive-dependencies.ts';
import { assessSupplyChainRisk } from './assess-supply-chain-risk.ts';
import { detectDependencyConfusion } from './detect-dependency-confusion.ts';
import { generateSbom } from './generate-sbom.ts';
import * as manifest from './manifest.ts';
import { openProjectFolder } from '#servers/projects/project-folder.ts';
import { readProjects } from '#servers/projects/read-projects.ts';
import { scanned } from '#servers/projects/scanned.ts';
import { verifyPackageIntegrity } from './verify-package-integrity.ts';

const { title, settings } = manifest.supplyChainSecurity;

const context = gatherContext('supply-chain-security', async (call) => {
  const folder = await openProjectFolder('.', call);
  const { projects, notes } = scanned(await readProjects(folder));
  return {
    workspace: folder.path,
    projects,
    notes,
    vulnerabilities_from: call.settings.get('OSV_EXPORT') ?? call.settings.need('OSV_API_URL'),
  };
});

/** spec/servers.md A.1.9: what a project is made of, and whether that can be trusted. */
export const supplyChainSecurity = defineServer({
  name: 'supply-chain-security',
  title,
  version: '1.0.0',
  instructions:
    'Looks at the dependencies of projects in the workspace through their lock files. project_path is the folder that holds the manifest. Nothing is installed, changed or executed. Scores come with the evidence that they were computed from; what could not be looked up is said.',
  settings,
  tools: [
    generateSbom,
    detectDependencyConfusion,
    analyzeLicenseCompliance,
    verifyPackageIntegrity,
    analyzeTransitiveDependencies,
    assessSupplyChainRisk,
    context.tool,
  ],
  resources: [context.resource],
});
