import { z } from 'zod';
import type { Package, Project } from '#servers/projects/project.ts';
import { knownMalice } from './known-malware.ts';
import { resembles } from './resembles.ts';

export const Finding = z.object({
  package: z.string(),
  version: z.string(),
  ecosystem: z.string(),
  type: z.enum(['typosquat', 'namespaceClash', 'unclaimedName', 'knownMalicious', 'suspicious']),
  severity: z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']),
  evidence: z.string(),
});
export type Finding = z.infer<typeof Finding>;

export function findingOf(
  { name, version, ecosystem }: Package,
  type: Finding['type'],
  severity: Finding['severity'],
  evidence: string,
): Finding {
  return { package: name, version, ecosystem, type, severity, evidence };
}

/** What can be said of the packages of a project from its files alone. */
export function localFindings(project: Project): Finding[] {
  return project.packages.flatMap((found) => {
    if (found.local) return [];
    const malice = knownMalice(found);
    const like = resembles(found.ecosystem, found.name);
    return [
      ...(malice === undefined ? [] : [findingOf(found, 'knownMalicious', 'CRITICAL', malice)]),
      ...(like === undefined
        ? []
        : [findingOf(found, 'typosquat', 'HIGH', `The name ${like.how} from the well-known ${like.name}.`)]),
      ...suspicions(found),
    ];
  });
}

const FULL_COMMIT = /#[0-9a-f]{40}$/;

function suspicions(found: Package): Finding[] {
  const { name, source = '', installScript } = found;
  const told: [Finding['severity'], string][] = [];
  if (/[^\x20-\x7E]/.test(name)) told.push(['HIGH', 'The name holds characters outside ASCII.']);
  if (source.startsWith('http:')) told.push(['HIGH', `It comes over plain HTTP (${source}).`]);
  const git = /^(?:git[+:]|github:)/.test(source);
  if (git && !FULL_COMMIT.test(source))
    told.push(['MEDIUM', `It comes from git without a commit (${source}).`]);
  if (installScript && source !== '' && !isUsualSource(found)) {
    told.push(['MEDIUM', `It runs a script when installed and comes from ${source}.`]);
  }
  return told.map(([severity, evidence]) => findingOf(found, 'suspicious', severity, evidence));
}

const USUAL: Readonly<Record<Package['ecosystem'], readonly string[]>> = {
  npm: ['registry.npmjs.org', 'registry.yarnpkg.com'],
  PyPI: ['pypi.org', 'files.pythonhosted.org'],
  Go: ['proxy.golang.org'],
  'crates.io': ['index.crates.io', 'static.crates.io', 'crates.io'],
};

/** Whether the lock file takes it from where everybody's packages of this kind are. */
export function isUsualSource({ ecosystem, source }: Package): boolean {
  const address = source?.replace(/^(?:registry|sparse)\+/, '');
  if (address === undefined || !URL.canParse(address)) return source === undefined;
  return USUAL[ecosystem].includes(new URL(address).hostname);
}
