import type { ParsedServers } from '#contract/server.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import type { ServerList } from './server-list.ts';

/** Reads servers out of a text; ids and names of secrets are free in this home. Nothing is added. */
export async function parseServers(
  { servers, keychain }: { servers: ServerList; keychain: Keychain },
  pasted: string,
): Promise<ParsedServers> {
  const { parsePasted } = await import('#main/clients/pasted.ts');
  const parsed = parsePasted(pasted, (id) => !servers.isFree(id));
  // A name that is taken in the keychain would put one secret over another.
  const taken = new Set(await keychain.list().catch(() => []));
  return {
    ...parsed,
    secrets: parsed.secrets.map((hint) => ({ ...hint, name: freeName(hint.name, taken) })),
  };
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted.slice(0, 60)}_${n}`;
  taken.add(name);
  return name;
}
