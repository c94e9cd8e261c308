import type { CallRecord } from '#contract/call.ts';
import type { OfferKind } from '#contract/inventory.ts';
import type { JsonObject } from '#contract/json.ts';
import { isObject } from '#renderer/lib/json-value.ts';
import { goTo } from './place.ts';

/** Arguments on their way to the runner, from a screen that shows an earlier call. */
export interface Errand {
  kind: OfferKind;
  server: string;
  name: string;
  args: JsonObject;
  /** Called at once, not only filled in. */
  run: boolean;
}

let errand: Errand | undefined;

/** Opens the runner with the arguments of a call. False: its arguments are not those that were sent. */
export function sendErrand({ kind, server, name, args, altered }: CallRecord, run: boolean): boolean {
  if (altered || !isObject(args)) return false;
  errand = { kind, server, name, args, run };
  goTo('tools', { what: 'offer', offer: { kind, server, name } });
  return true;
}

/** What the runner of this offer is to do, once. */
export function takeErrand(offer: Pick<Errand, 'kind' | 'server' | 'name'>): Errand | undefined {
  const mine = errand;
  if (mine?.kind !== offer.kind || mine.server !== offer.server || mine.name !== offer.name) return undefined;
  errand = undefined;
  return mine;
}
