import type { chatRequests } from '#contract/requests/chat.ts';
import type { expertsRequests } from '#contract/requests/experts.ts';
import type { providersRequests } from '#contract/requests/providers.ts';
import type { AnswerSampling } from '#contract/server-request.ts';
import { createScope } from '#main/kernel/scope.ts';
import type { Scope } from '#main/kernel/scope.ts';
import type { Handlers } from './dispatch.ts';

export type TalkRequest = keyof (typeof providersRequests & typeof chatRequests & typeof expertsRequests);

/** Everything that talks with models, as the rest of the engine knows it. */
export interface Talks {
  handlers: Pick<Handlers, TalkRequest>;
  /** Lends a server the model of the turn that it works for. */
  sample: AnswerSampling;
}

/** Opens the talks when they are first asked for; until then an engine has read nothing of them. */
export function createTalks(open: (scope: Scope) => Promise<Talks>, scope: Scope): () => Promise<Talks> {
  // Closed where it would have been, had it been opened with the engine.
  const own = createScope();
  scope.own(() => own.close());
  let opened: Promise<Talks> | undefined;
  return () => (opened ??= open(own));
}
