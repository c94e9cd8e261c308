import { entropyOf } from './entropy.ts';

/** What says "secret" in a name. */
const WORD =
  /api[_-]?key|secret|token|passw(?:or)?d|passphrase|pwd|access[_-]?key|private[_-]?key|credentials?/gi;
const NAME_CHARACTER = /[A-Za-z0-9_.-]/;
const MAX_PREFIX = 60;
/** After the word: the rest of the name, an assignment, and a quoted value anywhere or a bare one to the line's end. */
const QUOTED =
  /([A-Za-z0-9_-]{0,30})["'`\]]{0,2}[ \t]{0,10}(?::=|=>|[:=,])\s{0,10}(?:[a-zA-Z]{1,10}\s{0,3}\(\s{0,3})?["'`]([^"'`\n]{6,300})["'`]/y;
const BARE = /([A-Za-z0-9_-]{0,30})[ \t]{0,10}[:=][ \t]{0,10}([^\s"'`;,]{8,300})[ \t]{0,10}(?=\r?\n|$)/y;
/** Before a bare name. */
const LINE_START = /^[\s\-#]{0,20}(?:(?:export|set|env|ARG)\s{1,5})?$/i;
/** Where a bare value is a value; in source code it is an expression. */
const BARE_FILES =
  /(?:^|\/)(?:\.env[^/]*|[^/]*\.(?:env|ini|cfg|conf|properties|ya?ml|toml|tfvars|sh)|Dockerfile[^/]*|\.netrc|\.npmrc|\.pypirc|credentials)$/i;

/** Words of examples and templates, and values that are taken from elsewhere. */
const PLACEHOLDER =
  /example|sample|change[_-]?me|replace|your[_-]|my[_-]?(?:secret|password|token|key)|xxx|\*\*\*|placeholder|dummy|foobar|redacted|insert|todo|<[^>]*>|\$\{|\$\(|\{\{|%\(|%[sdv]\b|#\{|^\$|^%|process\.env|os\.environ|getenv|^env\.|vault:|^arn:|^op:\/\/|^(?:true|false|null|none|undefined|nil|string|number|required|optional|unknown|password|secret|token)$/i;
const PASSWORD = /passw|pwd|passphrase/i;
/** Names that only speak of secrets. */
const ABOUT =
  /(?:url|uri|path|file|name|field|label|type|length|expir\w*|ttl|timeout|header|regex|pattern|hint|help|policy|prompt|title|message|error|index|count|id|prefix|placeholder|endpoint|provider|limit|size|kind|class|version|algorithm|usage|manager)$|^(?:max|min|num|next|csrf|page|sort)[_-]?/i;

export interface Assigned {
  index: number;
  value: string;
  isPassword: boolean;
}

/** Values that are assigned to names such as apiKey or DB_PASSWORD and are no placeholders. */
export function assignedSecrets(file: string, text: string): Assigned[] {
  const found: Assigned[] = [];
  const isBareFile = BARE_FILES.test(file);
  let seenTo = 0;
  for (const word of text.matchAll(WORD)) {
    if (word.index < seenTo) continue;
    const start = nameStart(text, word.index);
    const after = word.index + word[0].length;
    const match =
      matchAt(QUOTED, text, after) ??
      (isBareFile && isLineStart(text, start) ? matchAt(BARE, text, after) : null);
    if (match === null) continue;
    const [whole, ending = '', value = ''] = match;
    seenTo = after + whole.length;
    const name = text.slice(start, after) + ending;
    const isPassword = PASSWORD.test(name);
    if (ABOUT.test(name) || !looksReal(value, isPassword)) continue;
    found.push({ index: after + whole.lastIndexOf(value), value, isPassword });
  }
  return found;
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function nameStart(text: string, index: number): number {
  let start = index;
  while (start > 0 && index - start < MAX_PREFIX && NAME_CHARACTER.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

function isLineStart(text: string, index: number): boolean {
  // Only so far back: a file can be one line.
  const before = text.slice(Math.max(0, index - 40), index);
  const line = before.lastIndexOf('\n');
  return (line !== -1 || index < 40) && LINE_START.test(before.slice(line + 1));
}

function looksReal(value: string, isPassword: boolean): boolean {
  if (PLACEHOLDER.test(value) || /\s/.test(value)) return false;
  if (/^(?:https?|file|ssh):\/\//.test(value) || /^[./~]/.test(value)) return false;
  // Identifiers, dotted names and words are code or text, not values.
  if (/^[A-Za-z_]+(?:[.:/_-][A-Za-z_]+)*$/.test(value)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  if (isPassword) return value.length >= 6 && kinds >= 2;
  return value.length >= 12 && /\d/.test(value) && entropyOf(value) >= 3;
}
