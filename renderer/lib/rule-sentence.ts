import type { MessageCode } from '#contract/messages/en.ts';
import type { Grant, Rule, Where } from '#contract/policy.ts';
import type { Text } from '#contract/text.ts';
import { LANGUAGE, rich, t } from './messages.ts';
import { OP_WORDS } from './op-words.ts';
import { visiblePieces, visibleText } from './visible-text.ts';
import type { Piece } from './visible-text.ts';

/** A piece of a sentence; `code` is a name or a value as somebody wrote it, never words of ours. */
export interface Segment {
  text: string;
  code?: true;
}

type Part = 'what' | 'via' | 'workspace' | 'from' | 'until' | 'if';

const PLACES: Record<Part, () => { part: Part }> = {
  what: () => ({ part: 'what' }),
  via: () => ({ part: 'via' }),
  workspace: () => ({ part: 'workspace' }),
  from: () => ({ part: 'from' }),
  until: () => ({ part: 'until' }),
  if: () => ({ part: 'if' }),
};

const list = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' });
const moment = new Intl.DateTimeFormat(LANGUAGE, {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** What a rule says, such as "Everybody may run write_file on files without being asked if path is inside /srv." */
export function ruleSentence(
  rule: Pick<Rule, 'effect' | 'who' | 'server' | 'tool' | 'where'> & Partial<Rule>,
) {
  const { effect, who, server, tool, where, via, workspace, from, to } = rule;
  return sentence({
    what: said('permissions.rule', { effect, ...subject(who), ...object(server, tool) }),
    via: via && said('permissions.via', { via }),
    workspace: workspace !== undefined && said('permissions.workspace', { workspace }),
    from: from !== undefined && said('permissions.from', { time: moment.format(from) }),
    until: to !== undefined && said('permissions.until', { time: moment.format(to) }),
    if: conditions(where),
  });
}

/** What a grant says; how long it holds stands beside it. */
export function grantSentence({ principal, kind = 'tool', tool, where, expiresAt }: Grant): Segment[] {
  return sentence({
    what: said('permissions.grant', {
      ...subject(principal),
      callKind: kind,
      tool: tool.name,
      server: tool.server,
    }),
    until: expiresAt !== undefined && said('permissions.until', { time: moment.format(expiresAt) }),
    if: conditions(where),
  });
}

/** The same made ready to be shown: every name and value with what it hides written out. */
export function exactParts(segments: readonly Segment[]): { pieces: Piece[]; code: boolean }[] {
  return segments.map(({ text, code = false }) => ({
    code,
    pieces: code ? visiblePieces(text, 'word') : [{ text, hidden: false }],
  }));
}

/** The same as one string, for where it is only heard. */
export function heardText(segments: readonly Segment[]): string {
  return segments.map(({ text, code }) => (code ? visibleText(text, 'word') : text)).join('');
}

/** The sentence as it is searched. */
export function plainText(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('');
}

function subject(who: string): Text['params'] {
  const kind = who === '*' ? 'all' : who === 'owner' ? 'owner' : who.includes(':') ? 'client' : 'role';
  return { kind, who };
}

function object(server: string, tool: string): Text['params'] {
  return { server, serverKind: reach(server), tool, toolKind: reach(tool) };
}

/** `*`, `?` and `[` make a pattern, as policy reads names. */
function reach(name: string): 'any' | 'like' | 'one' {
  return name === '*' ? 'any' : /[*?[]/.test(name) ? 'like' : 'one';
}

function conditions(where: readonly Where[]): Segment[] | undefined {
  if (where.length === 0) return undefined;
  const tests = where.map(({ path, op, value }) => {
    const shown = typeof value === 'string' && value.trim() !== '' ? value : JSON.stringify(value);
    const name = path.slice(1);
    return said(name === '' ? 'permissions.testAll' : 'permissions.test', {
      name,
      op: t(OP_WORDS[op]),
      value: shown,
    });
  });
  const joined = list
    .formatToParts(tests.map((_, at) => String(at)))
    .flatMap(({ type, value }) => (type === 'element' ? (tests[Number(value)] ?? []) : [{ text: value }]));
  return rich<object>('permissions.if', {}, { tests: () => ({}) }).flatMap((part) =>
    typeof part === 'string' ? [{ text: part }] : joined,
  );
}

function said(code: MessageCode, params: Text['params']): Segment[] {
  const parts = rich<Segment>(code, params, {
    // Between tags stands only what is not ours: text.
    code: (inner) => ({ text: (inner as string[]).join(''), code: true }),
  });
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part));
}

/** The language says in which order the parts stand and what stands between two of them that are there. */
function sentence(parts: Partial<Record<Part, Segment[] | false | ''>>): Segment[] {
  const words: Segment[] = [];
  let between = '';
  for (const piece of rich<{ part: Part }>('permissions.sentence', {}, PLACES)) {
    if (typeof piece === 'string') between = piece;
    else {
      const said = parts[piece.part];
      if (said) words.push(...(words.length > 0 ? [{ text: between }] : []), ...said);
    }
  }
  return [...words, { text: t('permissions.stop') }];
}
