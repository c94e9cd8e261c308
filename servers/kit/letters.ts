import type { FailureCode } from './failure.ts';

/** What each letter of the error contract says to a reader. */
export const LETTERS: Record<FailureCode, string> = {
  V: 'A parameter is missing, wrong or unknown; nothing ran.',
  U: 'There is no such tool; near names are listed.',
  A: 'A credential is missing or was refused; nothing ran.',
  P: 'A guard refused it: outside the workspace, a forbidden address, a command that is not allowed.',
  N: 'What it was to act on does not exist; nothing changed.',
  D: 'A program, service, setting or account that it needs is not there; the message says how to get it.',
  T: 'It took too long; every process that it had started was ended.',
  R: 'It was asked too often; `retryAfterMs` says when to ask again.',
  C: 'Too many failures before: it is not tried until some time has passed.',
  E: 'The system, a program or a service failed; exit code, status and what it said are kept.',
  I: 'A mistake inside the server; its log has the details.',
};
