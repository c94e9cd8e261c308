import type { Json } from '#contract/json.ts';
import { isReadOnly } from '#contract/verbs.ts';
import type { Verbs } from '#contract/verbs.ts';
import { compileInside, folderOf } from './inside.ts';
import { MOST_SUGGESTIONS } from './suggestions.ts';

/** More than this is not looked at: it is not a card's to answer. */
const DEEPEST = 20;
const NAMES_A_PATH = /(?:^|_)(?:path|file|directory|folder)$/;

/**
 * Whether the card of a conversation may answer for a call, in the window that also shows what foreign servers said: what
 * only reads, and what writes in the folders of the workspace. Every path has to stand at the top, where a pattern can
 * hold it; text that looks like a path counts as one. `jailed` is a server of ours that starts from those folders and
 * leaves them by no link: there a name without a root, in a parameter that is called a path, is one inside.
 */
export function cardAnswers(
  { verbs, source }: Verbs,
  args: Json,
  { folders, jailed }: { folders: readonly string[]; jailed: boolean },
): boolean {
  if (source === 'unknown' || verbs.length === 0) return false;
  if (isReadOnly(verbs)) return true;
  if (verbs.some((verb) => verb !== 'read' && verb !== 'write')) return false;
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return false;
  const inside = folders.map((folder) => compileInside(folder));
  let paths = 0;
  for (const [name, value] of Object.entries(args)) {
    if (typeof value !== 'string') {
      if (holdsPath(value, 0)) return false;
      continue;
    }
    if (isClimbing(value)) return false;
    if (!isPath(value)) {
      if (jailed && NAMES_A_PATH.test(name) && value !== '') paths += 1;
      continue;
    }
    const folder = folderOf(value);
    if (folder === undefined || !inside.some((isInside) => isInside(folder))) return false;
    paths += 1;
  }
  return paths > 0 && paths <= MOST_SUGGESTIONS;
}

function holdsPath(value: Json, depth: number): boolean {
  if (typeof value === 'string') return isPath(value) || isClimbing(value);
  if (typeof value !== 'object' || value === null) return false;
  return depth === DEEPEST || Object.values(value).some((item) => holdsPath(item, depth + 1));
}

/** Of any system, and of the user's own folder. */
function isPath(text: string): boolean {
  return /^([/\\~]|[a-z]:[\\/]|file:)/i.test(text);
}

function isClimbing(text: string): boolean {
  return /(^|[\\/])\.\.([\\/]|$)/.test(text) || text.includes('\0');
}
