import { ToolFailure } from '#servers/kit/failure.ts';
import type { Workspace } from '#servers/kit/workspace.ts';

/** The host side may be a Windows path, which has a colon of its own. */
const FORM = /^(.+?):(\/[^:]*)(?::(ro|rw))?$/;
const NAMED = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}$/;
const FORBIDDEN = ['/etc', '/boot', '/sys', '/dev', '/proc'];

/**
 * What the engine is told of `host:container[:ro|rw]`. The host side is a volume's name or a path of the workspace,
 * by its real path. Throws V, P, N with `field`.
 */
export async function bindVolumes(volumes: readonly string[], workspace: Workspace): Promise<string[]> {
  const binds: string[] = [];
  for (const [index, volume] of volumes.entries()) {
    const field = `volumes.${index}`;
    const [, host = '', container = '', mode = 'rw'] = FORM.exec(volume) ?? [];
    if (host === '') {
      throw new ToolFailure('V', `${field}: is not host:container or host:container:ro.`, { field });
    }
    refuseSystem(host, field);
    refuseSystem(container, field);
    const source = NAMED.test(host) ? host : (await workspace.locate(field, host, 'mustExist')).path;
    // A link in the workspace may lead elsewhere.
    refuseSystem(source, field);
    binds.push(`${source}:${container}:${mode}`);
  }
  return binds;
}

function refuseSystem(place: string, field: string): void {
  const parts = place.split(/[\\/]/);
  const plain = `/${parts.filter((part) => part !== '' && part !== '.').join('/')}`;
  const system = FORBIDDEN.find((folder) => plain === folder || plain.startsWith(`${folder}/`));
  const refused = parts.includes('..') ? '..' : /^[\\/]/.test(place) ? system : undefined;
  if (refused === undefined) return;
  throw new ToolFailure('P', `${field}: ${place} is refused because of ${refused}.`, { field });
}
