import type { Json } from '#contract/json.ts';
import type { Where } from '#contract/policy.ts';
import { folderOf } from './inside.ts';
import { matchesWhere } from './where.ts';

export const MOST_SUGGESTIONS = 8;
const LONGEST = 500;

/**
 * Patterns offered for "Always if", most useful first: the folder of each path, then each text, number and boolean as
 * it is. Only fields at the top, only what fulfils the arguments shown, at most 8.
 */
export function suggestionsFor(args: Json): Where[] {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return [];
  const folders: Where[] = [];
  const texts: Where[] = [];
  const others: Where[] = [];
  for (const [key, value] of Object.entries(args)) {
    const path = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (path.length > LONGEST) continue;
    if (typeof value === 'string' && value.length <= LONGEST) {
      const folder = folderOf(value);
      if (folder !== undefined) folders.push({ path, op: 'inside', value: folder });
      texts.push({ path, op: '=', value });
    } else if (typeof value === 'number' || typeof value === 'boolean') {
      others.push({ path, op: '=', value });
    }
  }
  return [...folders, ...texts, ...others]
    .filter((where) => matchesWhere([where], args))
    .slice(0, MOST_SUGGESTIONS);
}
