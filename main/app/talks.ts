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

/** Opens the talks when they are first asked for; until then an engine has read nothing of them. What fails is tried anew by the next who asks. */
export function createTalks(open: (scope: Scope) => Promise<Talks>, scope: Scope): () => Promise<Talks> {
  // Closed where it would have been, had it been opened with the engine.
  let own = createScope();
  scope.own(() => own.close());
  let opened: Promise<Talks> | undefined;

  async function attempt(): Promise<Talks> {
    try {
      return await open(own);
    } catch (error) {
      const half = own;
      own = createScope();
      await half.close().finally(() => {
        opened = undefined;
      });
      throw error;
    }
  }

  return () => (opened ??= attempt());
}
