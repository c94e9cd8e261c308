import { text } from '#contract/text.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import type { Text } from '#contract/text.ts';
import { positionIn } from './position.ts';

export interface Word {
  text: string;
  /** How many characters at its start stood outside quotes: only there a name and `=` make a variable. */
  bare: number;
}
export type Split = { ok: true; words: Word[] } | { ok: false; problem: Text };

/** What a shell would act on outside quotes, and what to say of it. The first that fits counts. */
const REFUSED: readonly (readonly [RegExp, MessageCode])[] = [
  [/\|\||\|&|&&|;;|[|;]|&(?!>)/y, 'paste.shell.several'],
  [/[<>]\(|[()]/y, 'paste.shell.substitution'],
  [/&>|<<|>>|[<>]/y, 'paste.shell.redirect'],
  [/[*?]|\[/y, 'paste.shell.pattern'],
  [/\{(?=[^\s{}'"]{0,200}(?:,|\.\.)[^\s{}'"]{0,200}\})/y, 'paste.shell.pattern'],
];
/** The same, where double quotes do not help. Our own references are for the supervisor. */
const EXPANDED: readonly (readonly [RegExp, MessageCode])[] = [
  [/\$\(|`/y, 'paste.shell.substitution'],
  [/\$(?:[A-Za-z_]\w{0,63}|[0-9@*#?$!-]|\{\w{0,64})/y, 'paste.shell.variable'],
];
const DOLLAR_QUOTE: readonly (readonly [RegExp, MessageCode])[] = [[/\$['"]/y, 'paste.shell.substitution']];
const OUR_REFERENCE = /\$\{secret:[A-Z][A-Z0-9_]{0,63}\}/y;
/** Means nothing to any shell, so that it can be taken at once. */
const PLAIN = /[\w@%+,./:=-]+/y;
const ASSIGNED = /[A-Za-z_]\w*=/y;

class Refused extends Error {
  readonly problem: Text;
  constructor(problem: Text) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * Words of one simple command as a POSIX shell splits it. What only a shell could do is refused with its place.
 * Prompts (`$ `, `> `), comments and lines continued with a backslash are understood. Never throws.
 */
export function splitCommandLine(pasted: string): Split {
  const source = pasted.replaceAll('\r\n', '\n');
  const words: Word[] = [];
  let word: Word | undefined;
  let wordAt = 0;
  let prompted = false;
  let lineEnded = false;
  let at = 0;

  try {
    while (at < source.length) step(source[at] ?? '');
    endWord();
    return { ok: true, words };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }

  function step(char: string): void {
    if (char === ' ' || char === '\t' || char === '\n') {
      endWord();
      if (char === '\n') lineEnded = words.length > 0;
      at += 1;
      return;
    }
    if (char === '\\' && source[at + 1] === '\n') {
      at += 2;
      if (prompted && source.startsWith('> ', at)) at += 2;
      return;
    }
    if (word === undefined && atStart(char)) return;
    if (word === undefined) wordAt = at;
    word ??= { text: '', bare: 0 };
    if (char === "'") single(word);
    else if (char === '"') double(word);
    else if (char === '\\') escaped(word);
    else if (!takeReference(word)) bare(word, char);
  }

  /** What counts only where a word would begin. Returns true when there was something to pass over. */
  function atStart(char: string): boolean {
    if (char === '#') {
      while (at < source.length && source[at] !== '\n') at += 1;
      return true;
    }
    if (words.length === 0 && !prompted && /^[$>] /.test(source.slice(at, at + 2))) {
      prompted = true;
      at += 2;
      return true;
    }
    if (lineEnded) refuse('paste.shell.newline', '');
    if (char === '~') refuse('paste.shell.home', '~');
    if (/^[A-Za-z]:\\[^\s]/.test(source.slice(at, at + 4))) refuse('paste.shell.windowsPath', '\\');
    return false;
  }

  function single(into: Word): void {
    const end = source.indexOf("'", at + 1);
    if (end === -1) refuse('paste.shell.unclosed', "'");
    into.text += source.slice(at + 1, end);
    at = end + 1;
  }

  function double(into: Word): void {
    const start = at;
    for (at += 1; source[at] !== '"';) {
      if (at >= source.length) refuse('paste.shell.unclosed', '"', start);
      const next = source[at + 1] ?? '';
      if (takeReference(into)) continue;
      refuseAny(EXPANDED);
      if (source[at] === '\\' && /["\\$`\n]/.test(next)) {
        if (next !== '\n') into.text += next;
        at += 2;
      } else {
        into.text += source[at];
        at += 1;
      }
    }
    at += 1;
  }

  function escaped(into: Word): void {
    const next = source[at + 1];
    if (next === undefined) refuse('paste.shell.unclosed', '\\');
    into.text += next;
    at += 2;
  }

  function bare(into: Word, char: string): void {
    refuseAny(REFUSED);
    refuseAny(EXPANDED);
    refuseAny(DOLLAR_QUOTE);
    if (char === '~' && /[=:]/.test(source[at - 1] ?? '') && assigns()) refuse('paste.shell.home', '~');
    PLAIN.lastIndex = at;
    const run = PLAIN.exec(source)?.[0] ?? char;
    if (into.bare === into.text.length) into.bare += run.length;
    into.text += run;
    at += run.length;
  }

  /** Whether the word at hand sets a variable: only there a `~` counts after `=` and `:` too. */
  function assigns(): boolean {
    ASSIGNED.lastIndex = wordAt;
    return ASSIGNED.test(source);
  }

  function takeReference(into: Word): boolean {
    OUR_REFERENCE.lastIndex = at;
    const reference = OUR_REFERENCE.exec(source)?.[0];
    if (reference === undefined) return false;
    into.text += reference;
    at += reference.length;
    return true;
  }

  function endWord(): void {
    if (word !== undefined) words.push(word);
    word = undefined;
  }

  function refuseAny(constructs: typeof REFUSED): void {
    for (const [construct, code] of constructs) {
      construct.lastIndex = at;
      const found = construct.exec(source)?.[0];
      if (found !== undefined) refuse(code, found);
    }
  }

  function refuse(code: MessageCode, construct: string, place = at): never {
    throw new Refused(text(code, { construct, ...positionIn(source, place) }));
  }
}
