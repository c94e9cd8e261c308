import type { MessageCode } from '#contract/messages/en.ts';
import type { StdioLaunch } from '#contract/launch.ts';

const ELEVATES = /^(sudo|doas|pkexec)$/;
const SHELL = /^((ba|z|da|k|fi)?sh|cmd|powershell|pwsh)$/;
/** `-c` may stand in a cluster such as `-lc`; cmd takes `/c`, PowerShell also `-Command` and `-EncodedCommand` cut short. */
const TAKES_LINE = /^(-[a-z]*c|--command|\/[ck]|-com[a-z]*|-en[a-z]*)$/i;
const RECURSIVE = /^(-[a-z]*r[a-z]*|--recursive)$/i;
const INTERPRETER = '(sudo[ \\t]{1,20})?((ba|z|da|k|fi)?sh|python3?|node|perl|ruby|iex)\\b';

/**
 * What a person may overlook in a launch, as plain sentences; most urgent first. It reads words, it does not run a shell:
 * no warning is no promise.
 */
export function warningsOf({ command, args }: StdioLaunch): MessageCode[] {
  const words = [command, ...args];
  const spoken = words.flatMap((word) => word.split(/[\s;&|()`"']+/));
  const names = spoken.map(programName);
  const shell = words.findIndex((word) => SHELL.test(programName(word)));
  const found: [boolean, MessageCode][] = [
    [names.some((name) => ELEVATES.test(name)), 'approval.warn.elevates'],
    [words.some(runsDownload), 'approval.warn.download'],
    [
      names.some((name, at) => name === 'rm' && isRecursive(spoken.slice(at + 1))),
      'approval.warn.deletesFolders',
    ],
    [spoken.includes('--privileged'), 'approval.warn.privileged'],
    [shell >= 0 && words.slice(shell + 1).some((word) => TAKES_LINE.test(word)), 'approval.warn.shell'],
  ];
  return found.flatMap(([holds, code]) => (holds ? [code] : []));
}

/** `/usr/bin/sudo` and `C:\x\CMD.EXE` are sudo and cmd. */
function programName(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
  return name.toLowerCase().replace(/\.exe$/, '');
}

/** Whether one of the options right after `rm` takes folders with what they hold. */
function isRecursive(following: readonly string[]): boolean {
  const end = following.findIndex((word) => !word.startsWith('-'));
  return following.slice(0, end < 0 ? undefined : end).some((word) => RECURSIVE.test(word));
}

/** `curl … | sh`, `sh -c "$(wget …)"`, `bash <(curl …)`. */
function runsDownload(line: string): boolean {
  const fetch = /\b(curl|wget|irm|iwr|invoke-webrequest)\b/i.exec(line);
  if (!fetch) return false;
  if (new RegExp(`\\|[ \\t]{0,20}${INTERPRETER}`, 'i').test(line.slice(fetch.index))) return true;
  return /(\$\(|<\(|`)[ \t]{0,20}(curl|wget)\b/i.test(line);
}
