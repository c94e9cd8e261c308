import type { z } from 'zod';
import { bundledRequests } from './requests/bundled.ts';
import { callsRequests } from './requests/calls.ts';
import { chatRequests } from './requests/chat.ts';
import { expertsRequests } from './requests/experts.ts';
import { homeRequests } from './requests/home.ts';
import { permissionsRequests } from './requests/permissions.ts';
import { providersRequests } from './requests/providers.ts';
import { serversRequests } from './requests/servers.ts';
import type { Gives } from './requests/entry.ts';
import type { Text } from './text.ts';

/** Everything that can be asked of the engine. A request enters together with its handler (main/app/handlers). */
export const requests = {
  ...homeRequests,
  ...serversRequests,
  ...bundledRequests,
  ...callsRequests,
  ...permissionsRequests,
  ...providersRequests,
  ...chatRequests,
  ...expertsRequests,
} as const;

export type Requests = typeof requests;
export type RequestName = keyof Requests;
/** Parameters as a caller writes them (defaults may be left out). */
export type Params<N extends RequestName> = z.input<Requests[N]['params']>;
/** Parameters as a handler gets them. */
export type Parsed<N extends RequestName> = z.output<Requests[N]['params']>;
export type Result<N extends RequestName> = Requests[N]['result'] extends Gives<infer R> ? R : never;

/** Why a request failed, with the field at fault when there is one. */
export interface RequestError {
  reason: Text;
  advice?: Text;
  field?: string;
}
/** What crosses back to a window: never a thrown error, whose stack would cross too. */
export type Reply<N extends RequestName = RequestName> =
  { ok: true; value: Result<N> } | { ok: false; error: RequestError };
