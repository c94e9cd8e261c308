import type { ServerId } from '#contract/ids.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { updateMirror, useEngine } from './engine.ts';
import type { Intent } from './engine.ts';
import { joinLines } from './mirror.ts';

const REQUESTS = { start: 'server.start', stop: 'server.stop', restart: 'server.restart' } as const;

/** Starts, stops or restarts a server. What was asked shows at once; a refusal stays beside the server. */
export async function operate(server: ServerId, intent: Intent): Promise<void> {
  useEngine.setState(({ intents, refusals }) => ({
    intents: new Map(intents).set(server, intent),
    refusals: without(refusals, server),
  }));
  try {
    await request(REQUESTS[intent], { server });
  } catch (error) {
    const reason = reasonOf(error);
    if (reason.code === 'request.workspaceUnconfirmed') {
      useEngine.setState({ question: { server, folder: String(reason.params['folder'] ?? '') } });
    } else {
      useEngine.setState(({ refusals }) => ({ refusals: new Map(refusals).set(server, reason) }));
    }
  } finally {
    useEngine.setState(({ intents }) =>
      intents.get(server) === intent ? { intents: without(intents, server) } : {},
    );
  }
}

/** The user agrees to the workspace folder; the server that asked for it starts. */
export async function confirmWorkspace(): Promise<void> {
  const { question } = useEngine.getState();
  if (!question) return;
  try {
    await request('workspace.confirm', workspaceOf(question.server));
  } catch (error) {
    useEngine.setState({ question: { ...question, problem: reasonOf(error) } });
    return;
  }
  dismissQuestion();
  await (question.server === undefined ? operateAll('start') : operate(question.server, 'start'));
}

/** Starts or stops every server for which there is something to do. Resolves to why that was refused, if it was. */
export async function operateAll(intent: 'start' | 'stop'): Promise<Text | undefined> {
  try {
    await request(intent === 'start' ? 'server.startAll' : 'server.stopAll', {});
  } catch (error) {
    const reason = reasonOf(error);
    if (reason.code !== 'request.workspaceUnconfirmed') return reason;
    useEngine.setState({
      question: { server: undefined, folder: String(reason.params['folder'] ?? '') },
    });
  }
  return undefined;
}

export function dismissQuestion(): void {
  useEngine.setState({ question: undefined });
}

/** Begins to keep the log of a server: what was printed so far, then what is appended. */
export async function openLog(server: ServerId): Promise<void> {
  updateMirror((mirror) => ({ ...mirror, logs: new Map(mirror.logs).set(server, []) }));
  // A log that cannot be read is empty; why stands in the engine's own.
  const asked = await request('server.logs', { server, limit: 1000 }).catch(() => []);
  updateMirror((mirror) => ({
    ...mirror,
    logs: new Map(mirror.logs).set(server, joinLines(asked, mirror.logs.get(server) ?? [])),
  }));
}

/** Of a server that has one of its own, that one; else the default one. */
function workspaceOf(server: ServerId | undefined): { workspace?: string } {
  const { mirror } = useEngine.getState();
  const workspace = mirror?.servers.find((view) => view.server.id === server)?.server.workspace;
  return workspace === undefined ? {} : { workspace };
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
