import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { isAllowed, licenceOf, singleLicence } from '#servers/projects/licence.ts';
import { openProjectFolder } from '#servers/projects/project-folder.ts';
import { readProjects } from '#servers/projects/read-projects.ts';
import { projectPath, Scanned, scanned } from '#servers/projects/scanned.ts';
import { statedLicences } from '#servers/projects/stated-licences.ts';

const SHOWN_IN_FAILURE = 50;

const Violation = z.object({
  package: z.string(),
  version: z.string(),
  kind: z.string(),
  licence: z.string().nullable().describe('As stated; null when nothing was found'),
  reason: z.enum(['notAllowed', 'notAnSpdxExpression', 'noLicenceFound']),
  from: z.string().nullable().describe('File that states it'),
});
type Violation = z.infer<typeof Violation>;

export const analyzeLicenseCompliance = defineTool({
  name: 'analyze_license_compliance',
  title: 'Analyze license compliance',
  description:
    'Compares the licence of every package with an allow-list, as SPDX expressions: OR needs one allowed side, AND both. Licences come from the lock file and from what is installed or vendored in the project. A package whose licence is not found or is no SPDX expression is a violation with that reason: nobody can say that it is allowed.',
  input: z.object({
    project_path: projectPath,
    allowed_licenses: z
      .string()
      .min(1)
      .default('MIT,Apache-2.0,BSD-3-Clause,BSD-2-Clause,ISC')
      .describe('SPDX licence ids, separated by commas'),
    fail_on_violation: z.boolean().default(false).describe('Fail with E that lists them'),
  }),
  output: z.object({
    allowed: z.array(z.string()),
    compliant: z.boolean(),
    checked: z.int(),
    licences: z.record(z.string(), z.int()).describe('How many packages state which'),
    violations: z.array(Violation),
    ...Scanned.shape,
  }),
  risk: ['read'],
  async run({ project_path, allowed_licenses, fail_on_violation }, context) {
    const allowed = allowList(allowed_licenses);
    const folder = await openProjectFolder(project_path, context);
    const projects = await readProjects(folder);
    const violations: Violation[] = [];
    const licences: Record<string, number> = {};
    let checked = 0;
    for (const project of projects) {
      const stated = await statedLicences(project, folder, context.signal);
      for (const { id, name, version, kind, local } of project.packages) {
        if (local) continue;
        checked += 1;
        const licence = stated.get(id);
        const label = licence?.text ?? '(none found)';
        licences[label] = (Object.hasOwn(licences, label) ? (licences[label] ?? 0) : 0) + 1;
        const reason = problemOf(licence?.text, allowed);
        if (reason === undefined) continue;
        const from = licence?.from ?? null;
        violations.push({ package: name, version, kind, licence: licence?.text ?? null, reason, from });
      }
    }
    if (fail_on_violation && violations.length > 0) throw failed(violations);
    return {
      allowed: [...allowed],
      compliant: violations.length === 0,
      checked,
      licences,
      violations,
      ...scanned(projects),
    };
  },
  text: ({ compliant, checked, violations, notes }) =>
    [
      compliant
        ? `All ${checked} packages have an allowed licence.`
        : `${violations.length} of ${checked} packages are not allowed:`,
      ...violations.map(lineOf),
      ...notes.map((note) => `Note: ${note}`),
    ].join('\n'),
});

function allowList(text: string): Set<string> {
  const entries = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const field = 'allowed_licenses';
  if (entries.length === 0) throw new ToolFailure('V', `${field} names no licence.`, { field });
  for (const entry of entries) {
    if (singleLicence(entry.split(' WITH ')[0] ?? '') === undefined) {
      throw new ToolFailure('V', `${field}: ${entry} is not an SPDX licence id.`, { field });
    }
  }
  return new Set(entries.flatMap((entry) => [entry, singleLicence(entry) ?? entry]));
}

function problemOf(stated: string | undefined, allowed: Set<string>): Violation['reason'] | undefined {
  if (stated === undefined) return 'noLicenceFound';
  const licence = licenceOf(stated);
  if (licence.kind === 'text') return 'notAnSpdxExpression';
  return isAllowed(licence.tree, allowed) ? undefined : 'notAllowed';
}

function lineOf({ package: name, version, licence, reason }: Violation): string {
  return `${name}@${version}: ${licence ?? 'no licence found'}${reason === 'notAnSpdxExpression' ? ' (no SPDX expression)' : ''}`;
}

function failed(violations: Violation[]): ToolFailure {
  const shown = violations.slice(0, SHOWN_IN_FAILURE);
  const more = violations.length - shown.length;
  return new ToolFailure(
    'E',
    `${violations.length} packages have a licence that is not allowed: ${shown.map(lineOf).join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    { violations },
  );
}
