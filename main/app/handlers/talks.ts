import { chatRequests } from '#contract/requests/chat.ts';
import { expertsRequests } from '#contract/requests/experts.ts';
import { providersRequests } from '#contract/requests/providers.ts';
import type { EngineParts } from '../parts.ts';
import type { TalkRequest, Talks } from '../talks.ts';

type TalkHandlers = Talks['handlers'];
type Handler = (...call: Parameters<TalkHandlers[TalkRequest]>) => unknown;

const NAMES = Object.keys({ ...providersRequests, ...chatRequests, ...expertsRequests }) as TalkRequest[];

/** Talks with models. They are opened by the first request of them: starting the app does not wait for that. */
export function talkHandlers({ talks }: Pick<EngineParts, 'talks'>): TalkHandlers {
  const opening = (name: TalkRequest): Handler => {
    return async (...call) => ((await talks()).handlers[name] as Handler)(...call);
  };
  return Object.fromEntries(NAMES.map((name) => [name, opening(name)])) as TalkHandlers;
}
