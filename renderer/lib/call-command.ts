import type { CallRecord } from '#contract/call.ts';

/** The call as a command line, quoted for a POSIX shell. Only tools can be called so. */
export function callCommand({ server, name, args }: Pick<CallRecord, 'server' | 'name' | 'args'>): string {
  return ['patchbay', 'call', quoted(server), quoted(name), '--args', quoted(JSON.stringify(args))].join(' ');
}

/** Within single quotes a shell reads nothing but the closing one. */
function quoted(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
