import type { ContextSource, RoundContext } from '#contract/chat/experts.ts';
import type { MemoryPlace } from '#contract/chat/memory.ts';
import { textTokens } from '../tool-offer.ts';
import type { Memory } from '../memory/memory.ts';
import { ChatRefusal } from '../refusal.ts';
import type { Given } from './prompt.ts';

/** Characters that all entries together may take of a model's context. */
const ALL_CHARS = 40_000;

/**
 * What is remembered of a workspace and of every server that is read from, those that changed last first, as far as
 * there is room. What is shown of it is without its text: rounds are kept in the open. Never rejects in an expected way.
 */
export async function remembered(
  memory: Pick<Memory, 'of'>,
  workspace: string | undefined,
  sources: readonly ContextSource[],
): Promise<Given[]> {
  if (workspace === undefined) return [];
  try {
    const entries = await memory.of(placesOf(workspace, sources));
    const given: Given[] = [];
    let room = ALL_CHARS;
    for (const { id, place, key, text, origin } of entries.toSorted((a, b) => b.updatedAt - a.updatedAt)) {
      if (room <= 0) break;
      const part = text.slice(0, room);
      room -= part.length;
      const context: RoundContext = {
        id: `M${given.length + 1}`,
        kind: 'memory',
        name: key,
        state: 'done',
        ...(part.length < text.length ? { cut: true } : {}),
        ...(place.of === 'server' ? { server: place.server } : {}),
        ...(origin?.untrusted === undefined ? {} : { untrusted: true }),
        entry: { id, place, key, ...(origin === undefined ? {} : { origin }), tokens: textTokens(part) },
      };
      given.push({ context, text: part });
    }
    const [first] = given;
    const left = entries.length - given.length;
    if (first !== undefined && left > 0) first.context.left = left;
    return given;
  } catch (error) {
    if (!(error instanceof ChatRefusal)) throw error;
    const failed = { id: 'M1', kind: 'memory', name: workspace, state: 'failed' } as const;
    return [{ context: { ...failed, problem: error.reason }, text: '' }];
  }
}

/** The workspace, and every server that was asked. */
function placesOf(workspace: string, sources: readonly ContextSource[]): MemoryPlace[] {
  const servers = [...new Set(sources.map(({ server }) => server))];
  return [{ of: 'workspace', workspace }, ...servers.map((server) => ({ of: 'server' as const, server }))];
}
