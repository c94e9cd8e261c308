import type { Text } from '#contract/text.ts';
import { runProblems } from './run-form.ts';
import { idFor } from './server-form.ts';
import type { ServerForm, Variable } from './server-form.ts';

/** Fields of the form that a problem can stand at; a row of variables is `env.KEY`, one of headers `headers.KEY`. */
export type FormProblems = ReadonlyMap<string, Text>;

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const HEADER = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const NAMED = ['env', 'headers', 'settings'];
const NEEDED: Text = { code: 'add.needed', params: {} };
const FIELDS = [
  'title',
  'id',
  'command',
  'args',
  'cwd',
  'env',
  'url',
  'headers',
  'after',
  'workspace',
  'settings',
];

/** What can be said to be wrong before the engine is asked; it has the last word. */
export function problemsOf(form: ServerForm): FormProblems {
  const problems = new Map<string, Text>();
  const address = form.kind === 'address';
  if (form.title.trim() === '') problems.set('title', NEEDED);
  if (address && form.url.trim() === '') problems.set('url', NEEDED);
  if (!address && form.command.trim() === '') problems.set('command', NEEDED);
  const id = form.id ?? idFor(form.title);
  if (!ID.test(id) && (form.id !== undefined || form.title.trim() !== ''))
    problems.set('id', { code: 'add.idForm', params: {} });
  const rows = address
    ? namesProblems('headers', form.headers, HEADER, { code: 'add.headerName', params: {} })
    : namesProblems('env', form.variables, VARIABLE, { code: 'add.variableName', params: {} });
  return new Map([...problems, ...rows, ...(form.run ? runProblems(form.run) : [])]);
}

/** Names of headers are the same in capitals and small letters. */
function namesProblems(field: 'env' | 'headers', rows: readonly Variable[], form: RegExp, wrong: Text) {
  const problems = new Map<string, Text>();
  const seen = new Set<string>();
  for (const { key, name, value } of rows) {
    const trimmed = name.trim();
    if (trimmed === '' && value === '') continue;
    const same = field === 'headers' ? trimmed.toLowerCase() : trimmed;
    if (!form.test(trimmed)) problems.set(`${field}.${key}`, wrong);
    else if (seen.has(same))
      problems.set(`${field}.${key}`, { code: 'add.variableTwice', params: { name: trimmed } });
    seen.add(same);
  }
  return problems;
}

/**
 * The field that the engine means by the path of a parameter: `env.NAME` and `headers.NAME` name their row,
 * `settings.NAME` its own field; undefined when there is none.
 */
export function fieldAt(path: string | undefined): string | undefined {
  const [field = '', ...rest] =
    path
      ?.replace(/^(server|change)\./, '')
      .replace(/^launch\./, '')
      .split('.') ?? [];
  if (!FIELDS.includes(field)) return undefined;
  return NAMED.includes(field) && rest.length > 0 ? `${field}.${rest.join('.')}` : field;
}

/** Where a problem of the engine stands in the form: at the row of that name, or at all rows when there is none. */
export function placeOf(field: string, form: ServerForm): string {
  const [, group, name] = /^(env|headers)\.(.*)$/s.exec(field) ?? [];
  if (group === undefined) return field;
  const rows = group === 'env' ? form.variables : form.headers;
  const row = rows.find((one) => one.name.trim() === name);
  return row ? `${group}.${row.key}` : group;
}

/** A problem as it stands beside its field, whose path need not be said there. */
export function besideField(reason: Text): Text {
  if (reason.code !== 'request.invalid') return reason;
  const problem = String(reason.params['problem'] ?? '');
  return {
    code: 'add.invalid',
    params: { problem: `${problem.charAt(0).toUpperCase()}${problem.slice(1)}` },
  };
}
