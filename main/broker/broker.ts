import type { Call, Principal } from '#contract/call.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import { createAllowance } from './allowance.ts';
import { createBreakers } from './breakers.ts';
import { admitted, notOffered } from './stages/admitted.ts';
import type { AdmittedDeps } from './stages/admitted.ts';
import { coalesced } from './stages/coalesced.ts';
import { granted } from './stages/granted.ts';
import type { GrantedDeps } from './stages/granted.ts';
import { guarded } from './stages/guarded.ts';
import type { GuardedDeps } from './stages/guarded.ts';
import { identified } from './stages/identified.ts';
import { invoked } from './stages/invoked.ts';
import type { InvokedDeps } from './stages/invoked.ts';
import { rated } from './stages/rated.ts';
import type { RatedDeps } from './stages/rated.ts';
import { recorded } from './stages/recorded.ts';
import type { RecordedDeps } from './stages/recorded.ts';
import { validated } from './stages/validated.ts';
import { entering } from './stage.ts';
import type { Stage } from './stage.ts';

export interface BrokerDeps
  extends RecordedDeps, AdmittedDeps, RatedDeps, GuardedDeps, GrantedDeps, InvokedDeps {
  catalog: Pick<Catalog, 'lookup'>;
  isKnown: (principal: Principal) => boolean;
}

/** URIs come without end, and so would chains. */
const MOST_CHAINS = 10_000;

/** The one road of every call. */
export interface Broker {
  /** Resolves to how the call ended; never rejects. Aborting `signal` cancels it at the server too. */
  call(call: Call, signal: AbortSignal): Promise<Outcome>;
  /** Drops the chains built so far: definitions, verbs or servers have changed. */
  rebuild(): void;
}

export function createBroker(deps: BrokerDeps): Broker {
  const chains = new Map<string, Stage>();
  const allowance = createAllowance(deps.callsPerMinute);
  const breakers = createBreakers();

  /** The life of a call, outermost first: built once for each tool, prompt or resource. */
  function chainFor(asked: Pick<Call, 'kind' | 'server' | 'name'>): Stage {
    const { kind, server, name } = asked;
    const key = `${kind}\n${server}\n${name}`;
    const known = chains.get(key);
    if (known !== undefined) return known;
    const lookup = deps.catalog.lookup(kind, server, name);
    const timed = (stage: Stage): Stage => entering(deps.elapsed, stage);
    if (lookup.found !== 'target') {
      const missing = timed(notOffered(lookup, asked));
      return recorded(deps, timed(identified(deps.isKnown, missing)));
    }
    const { target } = lookup;
    const sent = coalesced(target, timed(invoked(deps, target)));
    const asking = guarded(deps, breakers, target, timed(granted(deps, target, sent)));
    const checked = rated(deps, allowance, target, timed(validated(target, asking)));
    const entered = timed(admitted(deps, target, checked));
    const chain = recorded(deps, timed(identified(deps.isKnown, entered)));
    if (chains.size >= MOST_CHAINS) chains.clear();
    chains.set(key, chain);
    return chain;
  }

  return {
    call(call, signal) {
      const notes = { entered: [], beforeSend: unrecorded, progress: () => undefined };
      return chainFor(call)({ ...call, notes }, signal);
    },
    rebuild() {
      chains.clear();
    },
  };
}

function unrecorded(): never {
  throw new Error('a call was sent without a record');
}
