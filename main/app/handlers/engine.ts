import { text } from '#contract/text.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<Handlers, 'engine.handOver' | 'audit.verify'>;

/** What is asked of the engine as a whole. */
export function engineHandlers({ leave, audit }: EngineParts): Served {
  return {
    'engine.handOver'() {
      if (leave === undefined) throw new RequestFailure(text('request.notHeadless'));
      leave();
      return { leaving: true };
    },
    async 'audit.verify'() {
      const verified = await audit.verify();
      if ('problem' in verified) throw new RequestFailure(text('request.cannotVerify', verified));
      return verified;
    },
  };
}
