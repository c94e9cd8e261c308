import type {
  Approval,
  FoldersApproval,
  RuleApproval,
  SettingsApproval,
  TrustApproval,
} from '#contract/approval.ts';
import type { JsonObject } from '#contract/json.ts';
import { text } from '#contract/text.ts';
import type { Approvals } from '#main/policy/approvals.ts';
import type { Audit } from '#main/records/audit.ts';
import { launchHash } from '#main/supervisor/consent.ts';
import type { Asker } from './consent.ts';
import { RequestFailure } from './dispatch.ts';

/** A change that lets more through than before, whole, as the approval window shows it. */
type Widening = Shown<RuleApproval> | Shown<TrustApproval> | Shown<FoldersApproval> | Shown<SettingsApproval>;
type Shown<A extends Approval> = Omit<A, 'id' | 'createdAt' | 'expiresAt' | 'principal' | 'via' | 'surface'>;

/** Makes sure that a person agreed in the approval window to what widens (DESIGN "Trust": nobody approves himself). */
export interface ChangeConsent {
  /**
   * Resolves once a person agreed to exactly this; rejects with RequestFailure otherwise. `subject` names what is
   * changed: a later question on it takes the place of an earlier one, so that nobody is flooded. What was agreed to
   * may have changed meanwhile: that is for the caller to check, by {@link changedMeanwhile}.
   */
  ensure(change: Widening, subject: string, asker: Asker): Promise<void>;
}

export function createChangeConsent(parts: {
  approvals: Pick<Approvals, 'ask'>;
  audit: Pick<Audit, 'event'>;
  limitSeconds: number;
}): ChangeConsent {
  const { approvals, audit, limitSeconds } = parts;
  const asking = new Map<string, AbortController>();

  return {
    async ensure(change, subject, { principal, via }) {
      asking.get(subject)?.abort();
      const cancel = new AbortController();
      asking.set(subject, cancel);
      try {
        const reply = await approvals.ask(
          { ...change, principal: principal.id, via, surface: 'approval' },
          cancel.signal,
        );
        audit.event(`${change.kind}Decided`, { ...recordOf(change), effect: reply.effect });
        if (reply.effect === 'deny') throw refusal(reply.why, limitSeconds);
      } finally {
        if (asking.get(subject) === cancel) asking.delete(subject);
      }
    },
  };
}

/** What a person agreed to is no longer what would be changed: nothing is. */
export function changedMeanwhile(): RequestFailure {
  return new RequestFailure(text('change.meanwhile'));
}

function refusal(why: 'person' | 'timeout' | 'withdrawn', seconds: number): RequestFailure {
  if (why === 'person') return new RequestFailure(text('change.refused'));
  if (why === 'timeout') return new RequestFailure(text('change.unanswered', { seconds }));
  return new RequestFailure(text('change.withdrawn'));
}

/** As much as it takes to know later what was agreed to. */
function recordOf(change: Widening): JsonObject {
  switch (change.kind) {
    case 'rule':
    case 'settings':
      return { changes: plain(change.changes) };
    case 'trust':
      return { server: change.server, launch: launchHash(change.launch), allowed: plain(change.allowed) };
    case 'folders':
      return { workspace: change.workspace, added: change.added };
  }
}

function plain(value: readonly object[]): JsonObject[] {
  return value.map((one) => JSON.parse(JSON.stringify(one)) as JsonObject);
}
