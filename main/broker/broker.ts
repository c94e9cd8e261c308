import type { Call } from '#contract/call.ts';
import type { Principal } from '#contract/call.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import { admitted, unknownTool } from './stages/admitted.ts';
import type { AdmittedDeps } from './stages/admitted.ts';
import { granted } from './stages/granted.ts';
import type { GrantedDeps } from './stages/granted.ts';
import { identified } from './stages/identified.ts';
import { invoked } from './stages/invoked.ts';
import type { InvokedDeps } from './stages/invoked.ts';
import { recorded } from './stages/recorded.ts';
import type { RecordedDeps } from './stages/recorded.ts';
import { validated } from './stages/validated.ts';
import type { Stage } from './stage.ts';

export interface BrokerDeps extends RecordedDeps, AdmittedDeps, GrantedDeps, InvokedDeps {
  catalog: Pick<Catalog, 'lookup'>;
  isKnown: (principal: Principal) => boolean;
}

/** The one road of every call. */
export interface Broker {
  /** Resolves to how the call ended; never rejects. Aborting `signal` cancels it at the server too. */
  call(call: Call, signal: AbortSignal): Promise<Outcome>;
  /** Drops the chains built so far: definitions, verbs or servers have changed. */
  rebuild(): void;
}

export function createBroker(deps: BrokerDeps): Broker {
  const chains = new Map<string, Stage>();

  /** The life of a call, outermost first. */
  function chainFor(server: string, name: string): Stage {
    const key = `${server}\n${name}`;
    const known = chains.get(key);
    if (known !== undefined) return known;
    const found = deps.catalog.lookup(server, name);
    if (found.found !== 'tool')
      return recorded(deps, identified(deps.isKnown, unknownTool(found, { server, name })));
    const chain = recorded(
      deps,
      identified(
        deps.isKnown,
        admitted(deps, found, validated(found.tool, granted(deps, found, invoked(deps, found)))),
      ),
    );
    chains.set(key, chain);
    return chain;
  }

  return {
    call(call, signal) {
      const notes = { beforeSend: unrecorded, progress: () => undefined };
      return chainFor(call.server, call.name)({ ...call, notes }, signal);
    },
    rebuild() {
      chains.clear();
    },
  };
}

function unrecorded(): never {
  throw new Error('a call was sent without a record');
}
