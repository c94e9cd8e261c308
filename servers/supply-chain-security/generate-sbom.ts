import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { billOf } from './bill.ts';
import type { Bill } from './bill.ts';
import { cycloneDx } from './cyclonedx.ts';
import { purlOf } from '#servers/projects/project.ts';
import { openProjectFolder } from '#servers/projects/project-folder.ts';
import { readProjects } from '#servers/projects/read-projects.ts';
import { projectPath, Scanned, scanned } from '#servers/projects/scanned.ts';
import { spdx } from './spdx.ts';
import { statedLicences } from '#servers/projects/stated-licences.ts';

const FORMATS = { cyclonedx: cycloneDx, spdx, json: plain };

export const generateSbom = defineTool({
  name: 'generate_sbom',
  title: 'Generate SBOM',
  description:
    'Makes a software bill of materials of a project from its lock files: npm (package-lock.json), Python (poetry.lock, uv.lock, Pipfile.lock, requirements.txt), Go (go.mod, go.sum) and Cargo. Formats: CycloneDX 1.6, SPDX 2.3, or a plain list. Writes no file; what could not be known is in notes.',
  input: z.object({
    project_path: projectPath,
    format: z.enum(['cyclonedx', 'spdx', 'json']).default('cyclonedx'),
    include_dev_deps: z.boolean().default(false).describe('Also what only development needs'),
  }),
  output: z.object({
    format: z.string().describe('With its version'),
    components: z.int(),
    document: z.record(z.string(), z.json()),
    ...Scanned.shape,
  }),
  risk: ['read'],
  async run({ project_path, format, include_dev_deps }, context) {
    const folder = await openProjectFolder(project_path, context);
    const projects = await readProjects(folder);
    const read = [];
    for (const project of projects) {
      read.push({ project, licences: await statedLicences(project, folder, context.signal) });
    }
    const bill = billOf(read, include_dev_deps, new Date());
    return {
      format: { cyclonedx: 'CycloneDX 1.6', spdx: 'SPDX 2.3', json: 'json' }[format],
      components: bill.parts.length,
      document: FORMATS[format](bill),
      ...scanned(projects),
    };
  },
  text: ({ document, notes }) =>
    [JSON.stringify(document, undefined, 2), ...notes.map((note) => `Note: ${note}`)].join('\n'),
});

function plain({ name, version, made, parts, roots }: Bill): JsonObject {
  return {
    name,
    version: version ?? null,
    made: made.toISOString(),
    direct: roots,
    packages: parts.map(({ ref, found, licence, needs }) => ({
      ref,
      ecosystem: found.ecosystem,
      name: found.name,
      version: found.version,
      purl: purlOf(found),
      kind: found.kind,
      licence: licence ?? null,
      needs,
    })),
  };
}
