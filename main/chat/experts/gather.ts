import type { ContextSource, RoundContext } from '#contract/chat/experts.ts';
import { OWNER } from '#contract/call.ts';
import { canonicalServer } from '#contract/ids.ts';
import type { Json, JsonObject } from '#contract/json.ts';
import { text } from '#contract/text.ts';
import type { Broker } from '#main/broker/broker.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { isUntrusted } from '../taint.ts';
import { problemOfOutcome } from './outcome-problem.ts';
import type { Given } from './prompt.ts';
import { beginning, resultText } from './result-text.ts';

/** Characters that all results together may take of a model's context, and one of them at most. */
const ALL_CHARS = 160_000;
const ONE_CHARS = 40_000;
/** What is kept and shown of one. */
const SHOWN_CHARS = 4000;
/** Time a server has for it. */
const DEADLINE_MS = 30_000;

export interface GatherDeps {
  broker: Pick<Broker, 'call'>;
  catalog: Pick<Catalog, 'lookup' | 'get'>;
  /** The workspace that a server works in. */
  workspaceOf: (server: string) => string;
  redact: (value: string) => string;
  newId: () => string;
}

/** What to read of it. */
export interface Planned {
  context: RoundContext;
  asked: Required<ContextSource>['call'];
}
type Asked = Planned['asked'];

/** What will be read from a source; for a server that says nothing of itself the tool that it would have to have. */
export function plannedContext(
  { catalog }: Pick<GatherDeps, 'catalog'>,
  { server, call }: ContextSource,
  id: string,
  deployment: JsonObject,
): Planned {
  const asked = call ?? ownContext(catalog, server, deployment);
  const found = catalog.lookup(asked.kind, server, asked.name);
  const of =
    found.found === 'noServer' ? undefined : found.found === 'target' ? found.target.server : found.server;
  const untrusted = of !== undefined && isUntrusted(of);
  const { kind, name } = asked;
  return {
    asked,
    context: { id, server, kind, name, state: 'reading', ...(untrusted ? { untrusted } : {}) },
  };
}

function ownContext(catalog: GatherDeps['catalog'], server: string, deployment: JsonObject): Asked {
  const tool: Asked = { kind: 'tool', name: 'gather_context', args: {} };
  const found = catalog.lookup('tool', server, tool.name);
  if (found.found === 'target') {
    const properties = found.target.inputSchema['properties'];
    const takes = properties !== null && typeof properties === 'object' && 'deployment_context' in properties;
    return takes ? { ...tool, args: { deployment_context: deployment } } : tool;
  }
  const uri = `context://${server}`;
  return catalog.get('resource', canonicalServer(server), uri) === undefined
    ? tool
    : { kind: 'resource', name: uri, args: {} };
}

/** Reads one source on the one road. `sources`: how many share the room. Never rejects. */
export async function gather(
  deps: GatherDeps,
  planned: Planned,
  sources: number,
  signal: AbortSignal,
): Promise<Given> {
  const { context, asked } = planned;
  const call = deps.newId();
  const server = canonicalServer(context.server ?? '');
  const outcome = await deps.broker.call(
    {
      ...asked,
      id: call,
      server,
      principal: OWNER,
      via: 'expert',
      workspace: deps.workspaceOf(server),
      priority: 'normal',
      deadlineMs: DEADLINE_MS,
    },
    signal,
  );
  const failed = (problem: RoundContext['problem']): Given => ({
    context: { ...context, call, state: 'failed', problem },
    text: '',
  });
  if (outcome.outcome !== 'ok') {
    const none = outcome.outcome === 'notFound' && asked.name === 'gather_context';
    const known = deps.catalog.lookup(asked.kind, server, asked.name).found !== 'noServer';
    return failed(none && known ? text('experts.noContext', { server }) : problemOfOutcome(outcome));
  }
  let result: Json;
  try {
    result = outcome.payload.json();
  } catch (error) {
    return failed(text('call.protocol', { problem: problemOf(error) }));
  }
  // Models of others are given it: no secret that is known here goes along.
  const whole = deps.redact(resultText(asked.kind, result));
  const room = Math.min(ONE_CHARS, Math.floor(ALL_CHARS / Math.max(1, sources)));
  const part = beginning(whole, room);
  return {
    context: {
      ...context,
      call,
      state: 'done',
      text: beginning(whole, SHOWN_CHARS),
      ...(part.length < whole.length ? { cut: true as const } : {}),
    },
    text: part,
  };
}
