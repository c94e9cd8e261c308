import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { checkCargo } from './cargo-integrity.ts';
import { checkGo } from './go-integrity.ts';
import { Check, createAsking } from './integrity-check.ts';
import type { Checker, Checking } from './integrity-check.ts';
import { checkNpm } from './npm-integrity.ts';
import type { Ecosystem, Package } from '#servers/projects/project.ts';
import { openProjectFolder } from '#servers/projects/project-folder.ts';
import { checkPython } from './python-integrity.ts';
import { readProjects } from '#servers/projects/read-projects.ts';
import { eachOf } from '#servers/projects/each-of.ts';
import { projectPath, Scanned, scanned } from '#servers/projects/scanned.ts';
import { labelOf } from './walk.ts';

const AT_ONCE = 4;
const MAX_PACKAGES = 2_000;
/** What is left after this is listed as not checked. */
const BUDGET_MS = 240_000;

const CHECKERS: Record<Ecosystem, Checker> = {
  npm: checkNpm,
  PyPI: checkPython,
  Go: checkGo,
  'crates.io': checkCargo,
};

const Verdict = z.object({
  package: z.string(),
  ecosystem: z.string(),
  status: z.enum(['verified', 'mismatch', 'noChecksum', 'unchecked']),
  checks: z.array(Check),
});
type Verdict = z.infer<typeof Verdict>;

export const verifyPackageIntegrity = defineTool({
  name: 'verify_package_integrity',
  title: 'Verify package integrity',
  description:
    'Compares what the lock file says with what is really there. npm: the archive that the registry serves, the installed files, the record of the installation, and the signature of the registry. Python: digests of the index and installed files against RECORD. Cargo: digests of crates.io and vendored files. Go: the checksum database. The score is the share of verified packages among those that got a verdict; what could not be checked is listed and does not count. Downloads archives; at most 4 minutes.',
  input: z.object({
    project_path: projectPath,
    verify_signatures: z
      .boolean()
      .default(true)
      .describe('npm only: other registries sign in ways that are not read here'),
    check_checksums: z.boolean().default(true),
  }),
  output: z.object({
    score: z.number().nullable().describe('0 to 100; null when no package got a verdict'),
    risk: z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']).nullable(),
    verified: z.int(),
    mismatched: z.int(),
    without_checksum: z.int(),
    unchecked: z.int(),
    packages: z.array(Verdict),
    ...Scanned.shape,
  }),
  risk: ['read', 'network'],
  async run({ project_path, verify_signatures, check_checksums }, context) {
    if (!verify_signatures && !check_checksums) {
      throw new ToolFailure('V', 'Nothing to do: verify_signatures and check_checksums are both false.', {
        field: 'check_checksums',
      });
    }
    const folder = await openProjectFolder(project_path, context);
    const projects = await readProjects(folder);
    const all = projects.flatMap(({ packages }) => packages).filter(({ local }) => !local);
    if (all.length > MAX_PACKAGES) {
      throw new ToolFailure(
        'V',
        `The lock files name ${all.length} packages; at most ${MAX_PACKAGES} can be verified.`,
        { field: 'project_path' },
      );
    }
    const checking = {
      folder,
      context,
      checksums: check_checksums,
      signatures: verify_signatures,
      ask: createAsking(),
    };
    const packages = await verdicts(all, checking, context);
    const counted = (status: Verdict['status']): number =>
      packages.filter((one) => one.status === status).length;
    const [verified, mismatched, without] = [counted('verified'), counted('mismatch'), counted('noChecksum')];
    if (all.length > 0 && counted('unchecked') === all.length) throw nothingChecked(packages);
    const judged = verified + mismatched + without;
    const score = judged === 0 ? null : Math.floor((100 * verified) / judged);
    return {
      score,
      risk: score === null ? null : mismatched > 0 ? 'CRITICAL' : riskOf(score),
      verified,
      mismatched,
      without_checksum: without,
      unchecked: counted('unchecked'),
      packages,
      ...scanned(projects),
    };
  },
  text: ({ score, risk, verified, mismatched, without_checksum, unchecked, packages, notes }) =>
    [
      `Score ${score ?? 'unknown'}${risk === null ? '' : ` (${risk})`}: ${verified} verified, ${mismatched} do not fit, ${without_checksum} without a checksum, ${unchecked} not checked.`,
      ...packages
        .filter(({ status }) => status !== 'verified')
        .slice(0, 200)
        .map(
          ({ package: label, status, checks }) =>
            `${status} ${label}: ${checks.map(({ detail }) => detail).join(' ')}`,
        ),
      ...notes.map((note) => `Note: ${note}`),
    ].join('\n'),
});

async function verdicts(all: Package[], checking: Checking, context: ToolContext): Promise<Verdict[]> {
  const end = performance.now() + BUDGET_MS;
  let done = 0;
  return eachOf(all, AT_ONCE, async (found) => {
    context.signal.throwIfAborted();
    const late: Check = { what: 'archive', result: 'unavailable', detail: 'The time was used up.' };
    const checks = performance.now() > end ? [late] : await CHECKERS[found.ecosystem](found, checking);
    await context.progress(++done, all.length);
    return { package: labelOf(found), ecosystem: found.ecosystem, status: statusOf(found, checks), checks };
  });
}

function statusOf(found: Package, checks: Check[]): Verdict['status'] {
  if (checks.some(({ result }) => result === 'failed')) return 'mismatch';
  if (checks.some(({ result }) => result === 'ok')) return 'verified';
  return found.checksums.length === 0 && found.goSum === undefined ? 'noChecksum' : 'unchecked';
}

function riskOf(score: number): 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' {
  if (score < 50) return 'CRITICAL';
  if (score < 80) return 'HIGH';
  return score < 95 ? 'MEDIUM' : 'LOW';
}

function nothingChecked(packages: Verdict[]): ToolFailure {
  const reasons = new Set(packages.flatMap(({ checks }) => checks.map(({ detail }) => detail)));
  const [first = 'nothing is installed, and no registry was asked'] = reasons;
  return new ToolFailure('D', `None of ${packages.length} packages could be verified: ${first}`, {
    reasons: [...reasons].slice(0, 20),
  });
}
