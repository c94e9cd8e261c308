import type {
  Approval,
  ApprovalAnswer,
  CallApproval,
  CommandApproval,
  ElicitationApproval,
  FoldersApproval,
  RuleApproval,
  ServerRequestApproval,
  SettingsApproval,
  Settlement,
  Surface,
  TrustApproval,
} from '#contract/approval.ts';
import type { Emit } from '#contract/events.ts';
import type { JsonObject } from '#contract/json.ts';
import type { GrantScope, Where } from '#contract/policy.ts';
import type { Text } from '#contract/text.ts';
import { isReadOnly } from '#contract/verbs.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { matchesWhere } from './where.ts';

/** What the caller knows of an approval; identity and times are added here. */
export type Question =
  | Asked<CallApproval>
  | Asked<CommandApproval>
  | Asked<RuleApproval>
  | Asked<TrustApproval>
  | Asked<FoldersApproval>
  | Asked<SettingsApproval>
  | Asked<ServerRequestApproval>
  | Asked<ElicitationApproval>;
type Asked<A extends Approval> = Omit<A, 'id' | 'createdAt' | 'expiresAt'>;

/** How a question ended. `reason` is the person's own words. */
export type Reply =
  | { effect: 'allow'; scope: GrantScope; where: Where[]; content?: JsonObject }
  | { effect: 'deny'; why: 'person' | 'timeout' | 'withdrawn'; reason?: string; dismissed?: true };

/** What is wrong with one value that was filled in; `field` is a JSON pointer. */
export interface ContentProblem {
  field: string;
  message: Text;
}

/** How one question differs from others. */
interface Asking {
  /** Until it ends by itself, ms. */
  limitMs?: number;
  /** What is wrong with what is filled in; then it is not taken. */
  check?: (content: JsonObject) => ContentProblem[];
}

/** What became of an answer. Only `settled` ended the question; `unknown`: there is no such question (any more). */
export type AnswerResult =
  | { result: 'settled' | 'unknown' | 'wrongSurface' | 'patternRequired' }
  | { result: 'patternMisses'; path: string }
  | ({ result: 'wrongContent' } & ContentProblem);

/** The questions that wait for a person. Times in ms. */
export interface Approvals {
  /** Never rejects. The abort of `signal` takes the card away. Equal questions are asked each for itself. */
  ask(question: Question, signal: AbortSignal, asking?: Asking): Promise<Reply>;
  /** Oldest first. */
  list(): Approval[];
  /** `surface` is where the answer came from, as the host of that window knows it. */
  answer(id: string, answer: ApprovalAnswer, surface: Surface): AnswerResult;
  /** What is wrong with what is filled in so far; nothing when there is no such question (any more). */
  check(id: string, content: JsonObject): ContentProblem[];
  /** Takes back a question on a change, for whoever asked for that change; a call or a start is taken back by ending it. */
  withdraw(id: string, asker: Pick<Approval, 'principal' | 'via'>): boolean;
  /** Withdraws every question, and every one that still comes. */
  close(): void;
}

interface Waiting {
  approval: Approval;
  check: Asking['check'];
  settle: (reply: Reply, settlement: Settlement) => void;
}

export function createApprovals(parts: {
  clock: Clock;
  emit: Emit;
  newId: () => string;
  limitMs?: number;
}): Approvals {
  const { clock, emit, newId, limitMs: usualMs = 120_000 } = parts;
  const waiting = new Map<string, Waiting>();
  let closed = false;

  return {
    ask(question, signal, { limitMs = usualMs, check } = {}) {
      if (closed || signal.aborted) return Promise.resolve({ effect: 'deny', why: 'withdrawn' });
      const { promise, resolve } = withResolver();
      const createdAt = clock.now();
      const approval: Approval = { ...question, id: newId(), createdAt, expiresAt: createdAt + limitMs };
      const settle = (reply: Reply, settlement: Settlement): void => {
        waiting.delete(approval.id);
        signal.removeEventListener('abort', withdraw);
        callOff();
        emit({ type: 'approval.settled', id: approval.id, settlement });
        resolve(reply);
      };
      const withdraw = (): void => {
        settle({ effect: 'deny', why: 'withdrawn' }, 'withdrawn');
      };
      const callOff = clock.after(limitMs, () => {
        settle({ effect: 'deny', why: 'timeout' }, 'expired');
      });
      signal.addEventListener('abort', withdraw);
      waiting.set(approval.id, { approval, check, settle });
      emit({ type: 'approval.requested', approval });
      return promise;
    },

    list: () => [...waiting.values()].map(({ approval }) => approval),

    answer(id, answer, surface) {
      const entry = waiting.get(id);
      if (entry === undefined) return { result: 'unknown' };
      const { approval, check, settle } = entry;
      if (clock.now() >= approval.expiresAt) {
        // The timer is late, as after the machine slept: the limit holds all the same.
        settle({ effect: 'deny', why: 'timeout' }, 'expired');
        return { result: 'unknown' };
      }
      if (approval.surface === 'approval' && surface !== 'approval') return { result: 'wrongSurface' };
      if (answer.effect === 'deny') {
        const { reason, dismissed } = answer;
        settle({ effect: 'deny', why: 'person', reason, dismissed }, 'denied');
        return { result: 'settled' };
      }
      const { scope, where, content } = answer;
      const fault = approval.kind === 'call' ? faultOf(approval, scope, where) : undefined;
      if (fault !== undefined) return fault;
      const [wrong] = check?.(content ?? {}) ?? [];
      if (wrong !== undefined) return { result: 'wrongContent', ...wrong };
      settle({ effect: 'allow', scope, where, content }, 'allowed');
      return { result: 'settled' };
    },

    check: (id, content) => waiting.get(id)?.check?.(content) ?? [],

    withdraw(id, { principal, via }) {
      const entry = waiting.get(id);
      if (entry === undefined) return false;
      const { approval, settle } = entry;
      const own = approval.principal === principal && approval.via === via;
      // What belongs to a call ends with it.
      if (!own || 'callId' in approval || approval.kind === 'command') return false;
      settle({ effect: 'deny', why: 'withdrawn' }, 'withdrawn');
      return true;
    },

    close() {
      closed = true;
      for (const { settle } of waiting.values()) settle({ effect: 'deny', why: 'withdrawn' }, 'withdrawn');
    },
  };
}

/** Whether this much may be allowed at once. All but a call has no arguments to condition: it is allowed whole or not. */
function faultOf(approval: CallApproval, scope: GrantScope, where: Where[]): AnswerResult | undefined {
  if (scope === 'always' && approval.patternRequired && where.length === 0)
    return { result: 'patternRequired' };
  if (scope !== 'call' && approval.surface === 'app' && !heldByFolders(approval, where))
    return { result: 'patternRequired' };
  const missed = where.find((condition) => !matchesWhere([condition], approval.args));
  return missed === undefined ? undefined : { result: 'patternMisses', path: missed.path };
}

/** A card answers only for writes inside the workspace: for more than this call, each path has to stay in its folder. */
function heldByFolders({ verbs, suggestions }: CallApproval, where: Where[]): boolean {
  if (isReadOnly(verbs.verbs)) return true;
  const folders = suggestions.filter(({ op }) => op === 'inside');
  return (
    folders.length > 0 &&
    folders.every(({ path, value }) =>
      where.some((one) => one.path === path && one.op === 'inside' && one.value === value),
    )
  );
}

function withResolver(): { promise: Promise<Reply>; resolve: (reply: Reply) => void } {
  let resolve: (reply: Reply) => void = () => undefined;
  const promise = new Promise<Reply>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
