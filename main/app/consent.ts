import { text } from '#contract/text.ts';
import type { Principal, Via } from '#contract/call.ts';
import type { Server, ServerView } from '#contract/server.ts';
import type { Approvals } from '#main/policy/approvals.ts';
import type { Audit } from '#main/records/audit.ts';
import { consented, launchHash } from '#main/supervisor/consent.ts';
import { RequestFailure } from './dispatch.ts';
import type { ServerList } from './server-list.ts';

export interface ConsentParts {
  servers: Pick<ServerList, 'find' | 'put'>;
  approvals: Pick<Approvals, 'ask'>;
  audit: Pick<Audit, 'event'>;
  limitSeconds: number;
  changed: (id: ServerView['server']['id']) => void;
}

/** Whoever wants the server to run. */
export interface Asker {
  principal: Principal;
  via: Via;
}

/** Makes sure that a person has approved exactly the command that is about to run (DESIGN "Trust"). */
export interface Consent {
  /** Resolves with the server as it may run; rejects with RequestFailure when nobody approved it. */
  ensure(server: Server, asker: Asker, signal: AbortSignal): Promise<Server>;
}

export function createConsent({ servers, approvals, audit, limitSeconds, changed }: ConsentParts): Consent {
  return {
    async ensure(server, { principal, via }, signal) {
      if (consented(server)) return server;
      const { id, title, launch } = server;
      const question = {
        kind: 'command',
        server: id,
        serverTitle: title,
        principal: principal.id,
        via,
        launch,
        trusted: server.trusted,
        surface: 'approval',
      } as const;
      const reply = await approvals.ask(question, signal);
      const hash = launchHash(launch);
      audit.event('commandDecided', { server: id, launch: hash, effect: reply.effect });
      if (reply.effect === 'deny') throw refusal(reply.why, title, limitSeconds);
      const now = servers.find(id);
      // What was approved is this launch: an edit made meanwhile is not covered.
      if (now === undefined || launchHash(now.launch) !== hash)
        throw refusal('withdrawn', title, limitSeconds);
      const approved = { ...now, consent: hash };
      servers.put(approved);
      changed(id);
      return approved;
    },
  };
}

function refusal(why: 'person' | 'timeout' | 'withdrawn', server: string, seconds: number): RequestFailure {
  return new RequestFailure(
    why === 'timeout'
      ? text('request.commandUnanswered', { server, seconds })
      : text('request.commandRefused', { server }),
  );
}
