import type { MessageCode } from '#contract/messages/en.ts';
import type { OutcomeName } from '#contract/outcome.ts';
import type { RequestError } from '#contract/requests.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';

/** Exit codes of the command line. GLOSSARY "Outcome". */
export const EXIT = {
  ok: 0,
  toolError: 1,
  needsInput: 1,
  invalid: 2,
  unauthenticated: 3,
  denied: 3,
  notFound: 4,
  limited: 5,
  open: 5,
  unavailable: 6,
  failed: 6,
  timeout: 7,
  internal: 70,
  cancelled: 130,
} as const satisfies Record<OutcomeName, number>;

/** Why a command ends without doing what was asked: said on stderr, with the exit code. */
export class CommandFailure extends Error {
  readonly exit: number;
  readonly reason: Text;
  readonly advice: Text | undefined;

  constructor(exit: number, reason: Text, advice?: Text) {
    super(reason.code);
    this.name = 'CommandFailure';
    this.exit = exit;
    this.reason = reason;
    this.advice = advice;
  }
}

/** Requests that were refused for another reason than how they were written. */
const REFUSED: Partial<Record<MessageCode, number>> = {
  'request.unknownServer': EXIT.notFound,
  'request.unknownCall': EXIT.notFound,
  'request.unknownApproval': EXIT.notFound,
  'request.wrongSurface': EXIT.denied,
  'request.allowInWindow': EXIT.denied,
  'request.serverDisabled': EXIT.denied,
  'request.commandRefused': EXIT.denied,
  'request.commandUnanswered': EXIT.denied,
  'request.workspaceUnconfirmed': EXIT.denied,
  'request.keychainUnavailable': EXIT.unavailable,
  'request.cannotVerify': EXIT.unavailable,
  'request.closing': EXIT.unavailable,
  'request.internal': EXIT.internal,
};

export function requestFailure({ reason, advice }: RequestError): CommandFailure {
  return new CommandFailure(REFUSED[reason.code] ?? EXIT.invalid, reason, advice);
}

/** What was written is not how this command is used. */
export function usageFailure(
  { name, usage }: { name: string; usage: string },
  problem?: Text,
): CommandFailure {
  const line = text('cli.usage', { usage: `patchbay ${name} ${usage}`.trim() });
  return problem === undefined
    ? new CommandFailure(EXIT.invalid, line)
    : new CommandFailure(EXIT.invalid, problem, line);
}
