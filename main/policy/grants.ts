import type { CallKind } from '#contract/call.ts';
import { sameServer } from '#contract/ids.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Grant } from '#contract/policy.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { compileGrants } from './candidates.ts';
import type { CompiledGrants } from './candidates.ts';

/** Where grants are kept; the store's rows fit. */
export interface GrantRows {
  list(): Grant[];
  put(grant: Grant): void;
  remove(id: string): void;
}

/** What a person allowed, and for how long. */
export type Given = Pick<Grant, 'principal' | 'tool' | 'fingerprint' | 'scope' | 'where'> & {
  kind: CallKind;
  workspace: string;
  conversation?: string;
};

/** The grants that hold, in memory: rows are read once and written through. */
export interface Grants {
  /** Oldest first, without the expired. */
  active(): Grant[];
  /** The same for `decide`, prepared once per change. */
  compiled(): CompiledGrants;
  /** Keeps a grant; undefined when there is nothing to keep (scope call, or a conversation that is not one). */
  give(given: Given): Grant | undefined;
  /** Whether there was one. */
  revoke(id: string): boolean;
  /** Takes every grant for a server away and returns them, so that they can be put back. */
  takeFrom(server: ServerId): Grant[];
  putBack(grants: readonly Grant[]): void;
}

/** `run` names this life of the app: what was given for an earlier one is forgotten here. */
export function createGrants(parts: {
  rows: GrantRows;
  clock: Clock;
  run: string;
  newId: () => string;
}): Grants {
  const { rows, clock, run, newId } = parts;
  const holds = ({ expiresAt = Infinity }: Grant): boolean => clock.now() < expiresAt;
  const outlived = (grant: Grant): boolean =>
    !holds(grant) || (grant.scope === 'run' && grant.scopeId !== run);
  const stored = rows.list();
  for (const { id } of stored.filter(outlived)) rows.remove(id);
  let grants = stored.filter((grant) => !outlived(grant));
  let compiled = compileGrants(grants);

  const keep = (next: Grant[]): void => {
    grants = next;
    compiled = compileGrants(next);
  };

  return {
    active: () => grants.filter(holds),
    compiled: () => compiled,
    give({ principal, kind, tool, fingerprint, scope, where, workspace, conversation }) {
      const scopeId = { call: undefined, conversation, run, workspace, always: '' }[scope];
      if (scopeId === undefined) return undefined;
      const grant: Grant = {
        id: newId(),
        principal,
        ...(kind === 'tool' ? {} : { kind }),
        tool,
        fingerprint,
        where,
        scope,
        scopeId,
        createdAt: clock.now(),
      };
      rows.put(grant);
      keep([...grants, grant]);
      return grant;
    },
    takeFrom(server) {
      const taken = grants.filter(({ tool }) => sameServer(tool.server, server));
      for (const { id } of taken) rows.remove(id);
      keep(grants.filter((grant) => !taken.includes(grant)));
      return taken;
    },
    putBack(back) {
      for (const grant of back) rows.put(grant);
      keep([...grants, ...back]);
    },
    revoke(id) {
      if (!grants.some((grant) => grant.id === id)) return false;
      rows.remove(id);
      keep(grants.filter((grant) => grant.id !== id));
      return true;
    },
  };
}
