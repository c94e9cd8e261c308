import type { Host } from './host.ts';
import { createElicitation } from './elicitation.ts';
import type { ElicitationParts } from './elicitation.ts';
import type { Talks } from './talks.ts';
import type { Questions } from './questions.ts';
import type { Responders } from './responders.ts';
import type { Scope } from '#main/kernel/scope.ts';

interface ResponderParts extends Omit<ElicitationParts, 'openAddress' | 'heard'> {
  responders: Pick<Responders, 'register'>;
  questions: Questions;
  host: Pick<Host, 'openAddress'> | undefined;
  talks: () => Promise<Talks>;
}

/** Who answers servers that ask back: chat with its models and with forms, the tool runner with forms alone. */
export function openResponders(parts: ResponderParts, scope: Scope): void {
  const { responders, questions, talks } = parts;
  const openAddress = parts.host?.openAddress;
  scope.own(
    responders.register('chat', {
      sample: async (...asked) => (await talks()).sample(...asked),
      elicit: createElicitation({ ...parts, openAddress, heard: questions.answered }),
    }),
  );
  const atDesk = createElicitation({ ...parts, openAddress, heard: () => undefined });
  scope.own(responders.register('desk', { elicit: atDesk }));
}
