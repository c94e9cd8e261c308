import { z } from 'zod';
import type { Package, Project } from '#servers/projects/project.ts';
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

/** Versions that were published by attackers in incidents that everybody knows; OSV's MAL- records have the rest. */
const KNOWN_MALICIOUS: Readonly<Record<string, string>> = {
  'npm flatmap-stream@0.1.1': 'stole wallets through event-stream in 2018',
  'npm event-stream@3.3.6': 'brought in flatmap-stream in 2018',
  'npm eslint-scope@3.7.2': 'stole npm tokens in 2018',
  'npm ua-parser-js@0.7.29': 'hijacked in 2021: miner and password stealer',
  'npm ua-parser-js@0.8.0': 'hijacked in 2021: miner and password stealer',
  'npm ua-parser-js@1.0.0': 'hijacked in 2021: miner and password stealer',
  'npm rc@1.2.9': 'hijacked in 2021',
  'npm rc@1.3.9': 'hijacked in 2021',
  'npm rc@2.3.9': 'hijacked in 2021',
  'npm coa@2.0.3': 'hijacked in 2021',
  'npm coa@2.0.4': 'hijacked in 2021',
  'npm coa@2.1.1': 'hijacked in 2021',
  'npm coa@2.1.3': 'hijacked in 2021',
  'npm coa@3.1.3': 'hijacked in 2021',
  'npm node-ipc@10.1.1': 'overwrote files by location in 2022',
  'npm node-ipc@10.1.2': 'overwrote files by location in 2022',
};

/** What can be said of the packages of a project from its files alone. */
export function localFindings(project: Project): Finding[] {
  return project.packages.flatMap((found) => {
    if (found.local) return [];
    const bad = KNOWN_MALICIOUS[`${found.ecosystem} ${found.name}@${found.version}`];
    const like = resembles(found.ecosystem, found.name);
    return [
      ...(bad === undefined ? [] : [findingOf(found, 'knownMalicious', 'CRITICAL', `This version ${bad}.`)]),
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
