import type { ToolContext } from '#servers/kit/tool.ts';
import { advisoryOf } from './advisory.ts';
import type { Advisory } from './advisory.ts';
import type { PackageVersion } from './affected.ts';
import { askApi } from './api.ts';
import { askExport } from './local-export.ts';

/**
 * What OSV says of each version, in their order: from the local export when OSV_EXPORT is set, otherwise from the
 * API at OSV_API_URL. The server declares both settings. Throws D, T, R or E when there is no answer: no advisories
 * is then not known.
 */
export async function lookUpAdvisories(
  versions: readonly PackageVersion[],
  { settings, signal }: Pick<ToolContext, 'settings' | 'signal'>,
): Promise<{ source: string; found: Advisory[][] }> {
  const folder = settings.get('OSV_EXPORT');
  const base = settings.need('OSV_API_URL');
  const records =
    folder === undefined ? await askApi(base, versions, signal) : await askExport(folder, versions, signal);
  return {
    source: folder ?? base,
    found: records.map((list, index) => {
      const about = versions[index];
      return about === undefined
        ? []
        : list.filter(({ withdrawn }) => withdrawn === undefined).map((record) => advisoryOf(record, about));
    }),
  };
}
