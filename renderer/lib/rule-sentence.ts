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
  return sentence([
    said('permissions.rule', { effect, ...subject(who), ...object(server, tool) }),
    via && said('permissions.via', { via }),
    workspace !== undefined && said('permissions.workspace', { workspace }),
    from !== undefined && said('permissions.from', { time: moment.format(from) }),
    to !== undefined && said('permissions.until', { time: moment.format(to) }),
    conditions(where),
  ]);
}

/** What a grant says; how long it holds stands beside it. */
export function grantSentence({ principal, kind = 'tool', tool, where, expiresAt }: Grant): Segment[] {
  return sentence([
    said('permissions.grant', {
      ...subject(principal),
      callKind: kind,
      tool: tool.name,
      server: tool.server,
    }),
    expiresAt !== undefined && said('permissions.until', { time: moment.format(expiresAt) }),
    conditions(where),
  ]);
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
  return [{ text: `${t('permissions.if')} ` }, ...joined];
}

function said(code: MessageCode, params: Text['params']): Segment[] {
  const parts = rich<Segment>(code, params, {
    // Between tags stands only what is not ours: text.
    code: (inner) => ({ text: (inner as string[]).join(''), code: true }),
  });
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part));
}

function sentence(parts: readonly (Segment[] | false | '' | undefined)[]): Segment[] {
  const words = parts.flatMap((part, at) => (part ? [...(at > 0 ? [{ text: ' ' }] : []), ...part] : []));
  return [...words, { text: t('permissions.stop') }];
}
