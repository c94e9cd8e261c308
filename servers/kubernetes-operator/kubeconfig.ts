import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import { parse } from 'yaml';
import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { tokenFileProvider } from './bearer-token.ts';

const ADVICE =
  'Give the path of your kubeconfig as KUBECONFIG in this server’s settings in Patchbay, then start it again.';

/** https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/#AuthInfo: relative to the kubeconfig; wins over `token`. */
const WithTokenFile = z.object({
  name: z.string(),
  user: z.object({ tokenFile: z.string().min(1) }),
});

/** Reads what KUBECONFIG names (several are merged, as kubectl does), or ~/.kube/config. Throws D. */
export async function readKubeconfig(settings: Settings): Promise<KubeConfig> {
  const files = kubeconfigFiles(settings);
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) {
    throw new ToolFailure('D', `There is no kubeconfig at ${missing}. ${ADVICE}`, { setting: 'KUBECONFIG' });
  }
  // Read only when something is asked: the server starts without it. The package's front door loads every API.
  const { KubeConfig } = await import('@kubernetes/client-node/dist/config.js');
  const [config, ...others] = files.map((file) => {
    const one = new KubeConfig();
    try {
      one.loadFromFile(file);
      addTokenFiles(one, file);
    } catch (error) {
      throw unusable(file, error);
    }
    return one;
  });
  if (config === undefined) throw unusable('KUBECONFIG', undefined);
  for (const other of others) addTo(config, other);
  return config;
}

/** The files, for programs that read them themselves. */
export function kubeconfigFiles(settings: Settings): string[] {
  const given = settings.get('KUBECONFIG') ?? path.join(homedir(), '.kube', 'config');
  return given.split(path.delimiter).filter((file) => file !== '');
}

/** The name of the context to use. Throws N or P (`context`) for one that was asked for, D for one that was not. */
export function chooseContext(config: KubeConfig, settings: Settings, asked: string | undefined): string {
  const preset = settings.get('KUBERNETES_CONTEXT');
  // What stands in the file may be missing, whatever the type says.
  const current = config.getCurrentContext() as string | undefined;
  const chosen = asked ?? preset ?? current;
  const known = config.getContexts().map(({ name }) => name);
  if (chosen === undefined || chosen === '') {
    throw new ToolFailure(
      'D',
      'The kubeconfig names no current context. Ask for one of its contexts, or choose one as KUBERNETES_CONTEXT in this server’s settings in Patchbay.',
      { setting: 'KUBERNETES_CONTEXT', contexts: known },
    );
  }
  if (!isAllowedContext(settings, chosen)) {
    const allowed = settings.list('KUBERNETES_ALLOWED_CONTEXTS');
    throw new ToolFailure(
      'P',
      `The context ${chosen} may not be used: the settings of this server allow ${allowed.join(', ')}.`,
      { field: 'context', allowed },
    );
  }
  if (known.includes(chosen)) return chosen;
  const where: JsonObject = asked === undefined ? { setting: 'KUBERNETES_CONTEXT' } : { field: 'context' };
  throw new ToolFailure(
    asked === undefined ? 'D' : 'N',
    `The kubeconfig has no context ${chosen}. It has: ${known.join(', ') || 'none'}.`,
    { ...where, contexts: known },
  );
}

/** Whether the settings let tools use a context; all of them when they say nothing. */
export function isAllowedContext(settings: Settings, name: string): boolean {
  const allowed = settings.list('KUBERNETES_ALLOWED_CONTEXTS');
  return allowed.length === 0 || allowed.includes(name);
}

/** The client library looks for a name of it that nobody writes. */
function addTokenFiles(config: KubeConfig, file: string): void {
  const { users } = z
    .object({ users: z.array(z.unknown()).catch([]) })
    .parse(parse(readFileSync(file, 'utf8')));
  for (const one of users) {
    const { data } = WithTokenFile.safeParse(one);
    if (data === undefined) continue;
    const {
      name,
      user: { tokenFile },
    } = data;
    const user = config.users.find((known) => known.name === name);
    const place = path.resolve(path.dirname(file), tokenFile);
    if (user !== undefined) Object.assign(user, { authProvider: tokenFileProvider(place) });
  }
}

/** The first file that has a name wins, as with kubectl. */
function addTo(config: KubeConfig, other: KubeConfig): void {
  const isNew =
    <T extends { name: string }>(mine: readonly T[]) =>
    (one: T): boolean =>
      !mine.some(({ name }) => name === one.name);
  const current = config.currentContext as string | undefined;
  config.loadFromOptions({
    clusters: [...config.clusters, ...other.clusters.filter(isNew(config.clusters))],
    users: [...config.users, ...other.users.filter(isNew(config.users))],
    contexts: [...config.contexts, ...other.contexts.filter(isNew(config.contexts))],
    currentContext: current ?? other.currentContext,
  });
}

/** Says nothing of what stands in the file: it holds credentials, and a YAML error quotes the line. */
function unusable(file: string, error: unknown): ToolFailure {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return new ToolFailure('D', `${file} cannot be read as a kubeconfig${code}. Correct the file. ${ADVICE}`, {
    setting: 'KUBECONFIG',
  });
}
