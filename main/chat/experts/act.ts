import { OWNER } from '#contract/call.ts';
import type { ExpertRound, ProposedAction } from '#contract/chat/experts.ts';
import { canonicalServer } from '#contract/ids.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { ToolRef } from '#contract/tool.ts';
import type { Broker } from '#main/broker/broker.ts';
import type { Copies } from '#main/records/copies.ts';
import { problemOfOutcome } from './outcome-problem.ts';

/** Time a server has for one action. */
const DEADLINE_MS = 120_000;

export interface ActDeps {
  broker: Pick<Broker, 'call'>;
  workspaceOf: (server: string) => string;
  copies: Pick<Copies, 'ofPayload' | 'message'>;
  /** Whether what was read from untrusted servers makes calls that are not only read ask again. */
  askAfterUntrusted: () => boolean;
  newId: () => string;
}

/** Does one proposed action on the one road (platform.md B-220, B-221). Never rejects: what is wrong stands in the action. */
export async function act(
  deps: ActDeps,
  round: ExpertRound,
  { id }: ProposedAction,
  changed: (action: ProposedAction) => void,
  signal: AbortSignal,
): Promise<void> {
  const proposed = round.actions.find((one) => one.id === id);
  if (proposed === undefined) return;
  const { server: named, tool, arguments: args, why, proposedBy } = proposed;
  const call = deps.newId();
  const base = { id, server: named, tool, arguments: args, why, proposedBy, call };
  changed({ ...base, state: 'running' });
  const server = canonicalServer(named);
  const after = deps.askAfterUntrusted() ? untrustedOf(round) : undefined;
  const outcome = await deps.broker.call(
    {
      id: call,
      kind: 'tool',
      server,
      name: tool,
      args,
      principal: OWNER,
      via: 'expert',
      workspace: deps.workspaceOf(server),
      priority: 'normal',
      deadlineMs: DEADLINE_MS,
      ...(after === undefined ? {} : { after }),
    },
    signal,
  );
  changed({ ...base, ...endOf(deps, outcome) });
}

function endOf(
  { copies }: ActDeps,
  outcome: Outcome,
): Pick<ProposedAction, 'state' | 'outcome' | 'problem' | 'result'> {
  const result = 'payload' in outcome ? { result: copies.ofPayload(outcome.payload) } : {};
  if (outcome.outcome === 'ok') return { state: 'done', outcome: 'ok', ...result };
  const problem = copies.message(problemOfOutcome(outcome));
  return {
    state: outcome.outcome === 'denied' ? 'refused' : 'failed',
    outcome: outcome.outcome,
    problem,
    ...result,
  };
}

/** The first thing that experts read of a server which nobody trusts: what they propose may come from there. */
function untrustedOf({ context }: ExpertRound): ToolRef | undefined {
  const read = context.find(({ untrusted, state }) => untrusted === true && state === 'done');
  if (read?.entry !== undefined) return read.entry.origin?.untrusted;
  return read?.server === undefined ? undefined : { server: read.server, name: read.name };
}
