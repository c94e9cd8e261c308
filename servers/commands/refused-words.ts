import { ToolFailure } from '#servers/kit/failure.ts';
import { programName } from './allowed-programs.ts';

const SHELLS = new Set('sh bash dash ash zsh ksh csh tcsh fish cmd powershell pwsh'.split(' '));
const INTERPRETERS = new Set('python python2 python3 perl ruby php'.split(' '));
const REMOVERS = new Set('rm rmdir mv cp'.split(' '));
const OWNERS = new Set('chmod chown chgrp'.split(' '));

/** Within one word, by what is said of it. */
const IN_A_WORD: readonly (readonly [RegExp, string])[] = [
  [/\/dev\/(?:tcp|udp)\//i, 'a network redirect of a shell'],
  [/(?:^|[\\/=:])\.\.[\\/]+\.\.(?:[\\/]|$)/, 'more than one step up'],
  [/\/etc\/(?:passwd|shadow|gshadow|sudoers)/i, 'a file of the system that holds accounts'],
  [/^(?:LD_[A-Z_]+|DYLD_[A-Z_]+|PATH|IFS|BASH_ENV|ENV)=/, 'a variable that changes what runs'],
];

/**
 * Throws P for words that would do what no allowed program is for (A.1.2 of the catalogue): another shell or
 * interpreter given code, removing or moving by force, changing owners, climbing up, account files.
 */
export function refuseWords(field: string, words: readonly string[]): void {
  for (const [at, word] of words.entries()) {
    const said = IN_A_WORD.find(([pattern]) => pattern.test(word))?.[1];
    if (said !== undefined) throw refused(field, word, said);
    const name = programName(word);
    const options = words.slice(at + 1);
    const has = (letters: RegExp): boolean => options.some((option) => letters.test(option));
    if (SHELLS.has(name) && has(/^[-/][a-z]*c$/i)) throw refused(field, word, 'a shell given code');
    if (INTERPRETERS.has(name) && has(/^-[a-z]*e$/i)) throw refused(field, word, 'an interpreter given code');
    if (REMOVERS.has(name) && has(/^-(?:[a-z]*[rf]|-recursive|-force)/i)) {
      throw refused(field, word, 'removing or moving whole trees');
    }
    if (OWNERS.has(name)) throw refused(field, word, 'changing who may do what');
  }
}

function refused(field: string, word: string, what: string): ToolFailure {
  return new ToolFailure('P', `${word.slice(0, 100)}: ${what} is not run from here. Ask the user to do it.`, {
    field,
    word: word.slice(0, 100),
  });
}
