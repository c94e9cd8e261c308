import type { JsonObject } from '#contract/json.ts';
import { createEgress } from '#main/guard/egress.ts';
import type { Outlet } from '#main/guard/egress.ts';
import { EgressRefused, RedirectRefused } from '#main/guard/egress-refusal.ts';
import { ToolFailure } from './failure.ts';
import { connectFailure } from './http-failure.ts';

/**
 * `configured`: the host stands in a setting of the user, so loopback and private networks are allowed. `public`:
 * somebody else chose it, so only the internet is. Cloud metadata and link-local addresses are never allowed.
 */
export type Reach = 'public' | 'configured';

const egress = createEgress(() => Date.now());
const outlets = new Map<Reach, Outlet>();

/** Where requests of that reach leave; for a vendor's SDK, which sends them itself. Others use http.ts. */
export function outletFor(reach: Reach): Outlet {
  const open = outlets.get(reach) ?? egress.open('tool', reach === 'public' ? 'strict' : 'server');
  outlets.set(reach, open);
  return open;
}

/** Why a request got no answer: P the guard refused the address or a redirect, otherwise as connectFailure. */
export function sendingFailure(error: unknown, target: URL, field: string | undefined): unknown {
  const named: JsonObject = field === undefined ? {} : { field };
  if (error instanceof EgressRefused) {
    return new ToolFailure(
      'P',
      `${error.host} leads to ${error.address} (${error.kind}), where this tool may not connect. Give an address on the internet, or one that stands in this server's settings.`,
      { ...named, host: error.host, kind: error.kind },
    );
  }
  if (error instanceof RedirectRefused) {
    return new ToolFailure('P', `${target.host} redirects to ${error.to}, which is not followed.`, {
      ...named,
      host: target.host,
      to: error.to,
    });
  }
  return connectFailure(error, target);
}
