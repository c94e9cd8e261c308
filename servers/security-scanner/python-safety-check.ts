import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { readBytes } from '#servers/kit/files.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { lookUpAdvisories } from '#servers/osv/advisories.ts';
import { Advisory } from '#servers/osv/advisory.ts';
import { parseRequirements } from '#servers/requirements/requirements.ts';
import { Copyleft, lookUpLicences } from '#servers/projects/python-licences.ts';

const MAX_BYTES = 10 * 1024 * 1024;
const MAX_PACKAGES = 1_000;

export const pythonSafetyCheck = defineTool({
  name: 'python_safety_check',
  title: 'Python safety check',
  description:
    'Looks up the pinned packages of a requirements file: known vulnerabilities in OSV (which holds the PyPA and GitHub databases; online or the local export of the settings), and licences at the package index, flagging AGPL, GPL, LGPL and SSPL. Packages without an exact version are listed as unpinned, not checked. A part that cannot be looked up is null with its reason; when no part can be, it fails.',
  input: z.object({
    requirements_path: z
      .string()
      .min(1)
      .default('requirements.txt')
      .describe('Absolute, or relative to the first workspace folder'),
    check_licenses: z.boolean().default(true),
    cve_check: z.boolean().default(true),
  }),
  output: z.object({
    packages: z.int(),
    unpinned: z.array(z.string()),
    not_read: z.array(z.string()).describe('Lines that are no requirement of a package, such as includes'),
    vulnerabilities: z
      .array(z.object({ package: z.string(), version: z.string(), advisories: z.array(Advisory) }))
      .nullable(),
    vulnerabilities_source: z.string().nullable(),
    copyleft: z.array(Copyleft).nullable(),
    licence_unknown: z.array(z.string()).nullable(),
    problems: z.array(z.string()),
  }),
  risk: ['read', 'network'],
  async run({ requirements_path, check_licenses, cve_check }, context) {
    const field = 'requirements_path';
    const { path } = await context.workspace.locate(field, requirements_path, 'mustExist');
    const parsed = parseRequirements(
      (await readBytes(path, field, MAX_BYTES, context.signal)).toString('utf8'),
    );
    const pinned = parsed.requirements.flatMap(({ name, version }) =>
      version === undefined ? [] : [{ ecosystem: 'PyPI', name, version }],
    );
    if (pinned.length > MAX_PACKAGES) {
      throw new ToolFailure(
        'V',
        `${path} pins ${pinned.length} packages; at most ${MAX_PACKAGES} can be checked.`,
        { field },
      );
    }
    const problems: string[] = [];
    const attempt = async <T>(
      what: string,
      wanted: boolean,
      act: () => Promise<T>,
    ): Promise<T | undefined> => {
      try {
        return wanted ? await act() : undefined;
      } catch (error) {
        if (!(error instanceof ToolFailure)) throw error;
        problems.push(`${what}: ${error.message}`);
        return undefined;
      }
    };
    const advisories = await attempt('Vulnerabilities', cve_check, () => lookUpAdvisories(pinned, context));
    const licences = await attempt('Licences', check_licenses, () => lookUpLicences(pinned, context));
    if (problems.length > 0 && advisories === undefined && licences === undefined) {
      throw new ToolFailure('D', `Nothing could be looked up. ${problems.join(' ')}`);
    }
    return {
      packages: pinned.length,
      unpinned: parsed.requirements.filter(({ version }) => version === undefined).map(({ name }) => name),
      not_read: [...parsed.includes.map((name) => `-r ${name}`), ...parsed.unread],
      vulnerabilities:
        advisories?.found.flatMap((found, index) => {
          const { name = '', version = '' } = pinned[index] ?? {};
          return found.length === 0 ? [] : [{ package: name, version, advisories: found }];
        }) ?? null,
      vulnerabilities_source: advisories?.source ?? null,
      copyleft: licences?.copyleft ?? null,
      licence_unknown: licences?.unknown ?? null,
      problems,
    };
  },
  text: ({ packages, vulnerabilities, copyleft, unpinned, problems }) =>
    [
      `${packages} pinned packages: ${vulnerabilities === null ? 'vulnerabilities not looked up' : `${vulnerabilities.length} with known vulnerabilities`}, ${copyleft === null ? 'licences not looked up' : `${copyleft.length} under copyleft`}.`,
      ...(vulnerabilities ?? []).map(
        (one) =>
          `${one.package}==${one.version}: ${one.advisories.map(({ id, severity }) => `${id} (${severity})`).join(', ')}`,
      ),
      ...(copyleft ?? []).map((one) => `${one.package}==${one.version}: ${one.licence}`),
      ...(unpinned.length === 0 ? [] : [`Not pinned, not checked: ${unpinned.join(', ')}`]),
      ...problems,
    ].join('\n'),
});
