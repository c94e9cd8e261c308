import { z } from 'zod';
import { request } from '#servers/kit/http.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

const TIMEOUT_MS = 20_000;
const AT_ONCE = 6;
const COPYLEFT =
  /\b(?:AGPL|GPL|LGPL|SSPL)|Affero|GNU (?:Lesser |Library )?General Public|Server Side Public/i;

/** https://docs.pypi.org/api/json/ */
const Release = z.looseObject({
  info: z.looseObject({
    license_expression: z.string().nullish(),
    license: z.string().nullish(),
    classifiers: z.array(z.string()).default([]),
  }),
});

export const Copyleft = z.object({ package: z.string(), version: z.string(), licence: z.string() });
type Copyleft = z.infer<typeof Copyleft>;

/** Licences that the index states for each version. Throws D, T, R or E. */
export async function lookUpLicences(
  versions: readonly { name: string; version: string }[],
  context: ToolContext,
): Promise<{ copyleft: Copyleft[]; unknown: string[] }> {
  const copyleft: Copyleft[] = [];
  const unknown: string[] = [];
  for (let at = 0; at < versions.length; at += AT_ONCE) {
    const some = versions.slice(at, at + AT_ONCE);
    const stated = await Promise.all(some.map((one) => pythonLicence(one, context)));
    for (const [index, { name, version }] of some.entries()) {
      const licence = stated[index];
      if (licence === undefined) unknown.push(`${name}==${version}`);
      else if (COPYLEFT.test(licence)) copyleft.push({ package: name, version, licence });
    }
  }
  return { copyleft, unknown };
}

/** What the index states, or undefined when it does not know the version or states nothing. Throws D, T, R or E. */
export async function pythonLicence(
  { name, version }: { name: string; version: string },
  { settings, signal }: ToolContext,
): Promise<string | undefined> {
  const base = settings.need('PYPI_URL').replace(/\/+$/, '');
  const url = `${base}/pypi/${encodeURIComponent(name)}/${encodeURIComponent(version)}/json`;
  const headers = { 'user-agent': 'patchbay' };
  const answer = await request(url, {
    headers,
    timeoutMs: TIMEOUT_MS,
    reach: 'configured',
    allow: [404],
    signal,
  });
  if (answer.status === 404) return undefined;
  const release = Release.safeParse(answer.json());
  if (!release.success) return undefined;
  const { license_expression: expression, license, classifiers } = release.data.info;
  const classified = classifiers
    .filter((one) => one.startsWith('License ::'))
    .map((one) => one.split(' :: ').at(-1) ?? one);
  // Some put the whole text of the licence there.
  const short =
    typeof license === 'string' && license !== '' ? license.split('\n')[0]?.slice(0, 100) : undefined;
  return expression || (classified.length > 0 ? classified.join(', ') : short);
}
