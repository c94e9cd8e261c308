import { text } from '#contract/text.ts';
import type { Principal } from '#contract/call.ts';
import type { Stage } from '../stage.ts';

/** Who asks: the principal that the host set must be one that exists. */
export function identified(isKnown: (principal: Principal) => boolean, next: Stage): Stage {
  return (call, signal) =>
    isKnown(call.principal)
      ? next(call, signal)
      : Promise.resolve({
          outcome: 'unauthenticated',
          message: text('call.unknownPrincipal', { principal: call.principal.id }),
        });
}
