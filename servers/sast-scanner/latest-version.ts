import { z } from 'zod';
import { request } from '#servers/kit/http.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import type { Dependency } from './dependencies.ts';
import { parsePom } from './maven-pom.ts';

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;

type Asking = Pick<ToolContext, 'settings' | 'signal'>;

/** https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md */
const NpmVersion = z.looseObject({ version: z.string() });
/** https://docs.pypi.org/api/json/ */
const PypiProject = z.looseObject({ info: z.looseObject({ version: z.string() }) });
/** https://go.dev/ref/mod#goproxy-protocol */
const GoLatest = z.looseObject({ Version: z.string() });

/**
 * The newest version of a dependency that its registry offers, or undefined when it does not know it or nobody here
 * knows the registry. Throws D, T, R or E.
 */
export async function latestVersion(
  { ecosystem, name }: Dependency,
  asking: Asking,
): Promise<string | undefined> {
  switch (ecosystem) {
    case 'npm': {
      const path = name.startsWith('@') ? `@${encodeURIComponent(name.slice(1))}` : encodeURIComponent(name);
      const answer = await ask(asking, 'NPM_REGISTRY_URL', `${path}/latest`);
      return NpmVersion.safeParse(answer?.json()).data?.version;
    }
    case 'PyPI': {
      const answer = await ask(asking, 'PYPI_URL', `pypi/${encodeURIComponent(name)}/json`);
      return PypiProject.safeParse(answer?.json()).data?.info.version;
    }
    case 'Go': {
      const escaped = name.replaceAll(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
      const answer = await ask(asking, 'GO_PROXY_URL', `${escaped}/@latest`);
      return GoLatest.safeParse(answer?.json()).data?.Version;
    }
    case 'Maven': {
      const answer = await ask(asking, 'MAVEN_URL', `${mavenFolder(name)}/maven-metadata.xml`);
      return /<release>\s*([^<\s]+)\s*<\/release>/.exec(answer?.text() ?? '')?.[1];
    }
    default:
      return undefined;
  }
}

/** The licences that the pom.xml of a version in the repository names; undefined when there is none or it names none. */
export async function mavenLicence(
  { name, version }: Dependency,
  asking: Asking,
): Promise<string | undefined> {
  const artifact = name.split(':')[1] ?? '';
  const path = `${mavenFolder(name)}/${encodeURIComponent(version)}/${encodeURIComponent(artifact)}-${encodeURIComponent(version)}.pom`;
  const answer = await ask(asking, 'MAVEN_URL', path);
  const licences = parsePom(answer?.text() ?? '')?.licences ?? [];
  return licences.length === 0 ? undefined : licences.join(' OR ');
}

/** https://maven.apache.org/repository/layout.html */
function mavenFolder(name: string): string {
  const [group = '', artifact = ''] = name.split(':');
  return [...group.split('.'), artifact].map(encodeURIComponent).join('/');
}

async function ask({ settings, signal }: Asking, env: string, path: string) {
  const url = `${settings.need(env).replace(/\/+$/, '')}/${path}`;
  const answer = await request(url, {
    headers: { 'user-agent': 'patchbay-sast-scanner/1.0.0' },
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    reach: 'configured',
    allow: [404, 410],
    signal,
  });
  return answer.status >= 400 ? undefined : answer;
}
