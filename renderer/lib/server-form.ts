import type { Server, ServerChange, ServerDraft, StdioLaunch } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { argsOfLines, linesOfArgs } from './argument-lines.ts';

export interface Variable {
  /** Tells the rows apart while their names are typed. */
  key: number;
  name: string;
  value: string;
}

/** A server as somebody types it. */
export interface ServerForm {
  title: string;
  /** Undefined: made from the title. */
  id?: string;
  command: string;
  /** One argument per line, see argument-lines. */
  args: string;
  cwd: string;
  variables: readonly Variable[];
  trusted: boolean;
}

/** Fields of the form that a problem can stand at; a row of variables is `env.KEY`. */
export type FormProblems = ReadonlyMap<string, Text>;

export const BLANK_FORM: ServerForm = {
  title: '',
  command: '',
  args: '',
  cwd: '',
  variables: [],
  trusted: false,
};

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The form of a server that is there. */
export function formOf({ id, title, launch, trusted }: Server): ServerForm {
  const variables = Object.entries(launch.env).map(([name, value], key) => ({ key, name, value }));
  const { command, args, cwd = '' } = launch;
  return { title, id, command, args: linesOfArgs(args), cwd, variables, trusted };
}

/** An id made from a title; empty when nothing of it can be used. */
export function idFor(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 64)
    .replace(/-$/, '');
}

export function launchOf({ command, args, cwd, variables }: ServerForm): StdioLaunch {
  const rows = variables.filter(({ name, value }) => name.trim() !== '' || value !== '');
  return {
    type: 'stdio',
    command: command.trim(),
    args: argsOfLines(args),
    ...(cwd.trim() === '' ? {} : { cwd: cwd.trim() }),
    env: Object.fromEntries(rows.map(({ name, value }) => [name.trim(), value])),
  };
}

export function draftOfForm(form: ServerForm): ServerDraft {
  return { id: form.id ?? idFor(form.title), title: form.title.trim(), launch: launchOf(form) };
}

/** What can be said to be wrong before the engine is asked; it has the last word. */
export function problemsOf(form: ServerForm): FormProblems {
  const problems = new Map<string, Text>();
  if (form.title.trim() === '') problems.set('title', { code: 'add.needed', params: {} });
  if (form.command.trim() === '') problems.set('command', { code: 'add.needed', params: {} });
  const id = form.id ?? idFor(form.title);
  if (!ID.test(id) && (form.id !== undefined || form.title.trim() !== ''))
    problems.set('id', { code: 'add.idForm', params: {} });
  const seen = new Set<string>();
  for (const { key, name, value } of form.variables) {
    const trimmed = name.trim();
    if (trimmed === '' && value === '') continue;
    if (!VARIABLE.test(trimmed)) problems.set(`env.${key}`, { code: 'add.variableName', params: {} });
    else if (seen.has(trimmed))
      problems.set(`env.${key}`, { code: 'add.variableTwice', params: { name: trimmed } });
    seen.add(trimmed);
  }
  return problems;
}

/** Only what differs from the server; empty when nothing does. `launch` may hold references where the form holds values. */
export function changeOf(server: Server, form: ServerForm, launch = launchOf(form)): ServerChange {
  return {
    ...(form.title.trim() === server.title ? {} : { title: form.title.trim() }),
    ...(sameLaunch(launch, server.launch) ? {} : { launch }),
    ...(form.trusted === server.trusted ? {} : { trusted: form.trusted }),
  };
}

function sameLaunch(one: StdioLaunch, other: StdioLaunch): boolean {
  const plain = ({ command, args, cwd, env }: StdioLaunch) =>
    JSON.stringify([command, args, cwd ?? '', Object.entries(env).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  return plain(one) === plain(other);
}

/** The field of the form that the engine means by the path of a parameter; undefined when there is none. */
export function fieldAt(path: string | undefined): string | undefined {
  const field = path
    ?.replace(/^(server|change)\./, '')
    .replace(/^launch\./, '')
    .split('.')[0];
  return field !== undefined && ['title', 'id', 'command', 'args', 'cwd', 'env'].includes(field)
    ? field
    : undefined;
}
