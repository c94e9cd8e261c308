import type { Launch } from '#contract/launch.ts';
import type { Server, ServerChange, ServerDraft } from '#contract/server.ts';
import { argsOfLines, linesOfArgs } from './argument-lines.ts';
import { formOfRun, runChangeOf } from './run-form.ts';
import type { RunForm } from './run-form.ts';

export interface Variable {
  /** Tells the rows apart while their names are typed. */
  key: number;
  name: string;
  value: string;
}

/** A server as somebody types it: a program with its arguments, or an address with its headers. */
export interface ServerForm {
  title: string;
  /** Undefined: made from the title. */
  id?: string;
  kind: 'program' | 'address';
  command: string;
  /** One argument per line, see argument-lines. */
  args: string;
  cwd: string;
  variables: readonly Variable[];
  url: string;
  /** Undefined: what the path of the address suggests. */
  transport?: 'http' | 'sse';
  headers: readonly Variable[];
  /** Of a server that is there; a new one starts from the defaults. */
  run?: RunForm;
}

export const BLANK_FORM: ServerForm = {
  title: '',
  kind: 'program',
  command: '',
  args: '',
  cwd: '',
  variables: [],
  url: '',
  headers: [],
};

/** The form of a server that is there. */
export function formOf(server: Server): ServerForm {
  const { id, title, launch } = server;
  const form = { ...BLANK_FORM, id, title, run: formOfRun(server) };
  if (launch.type !== 'stdio') {
    const { type, url, headers } = launch;
    return { ...form, kind: 'address', url, transport: type, headers: rowsOf(headers) };
  }
  const { command, args, cwd = '', env } = launch;
  return { ...form, command, args: linesOfArgs(args), cwd, variables: rowsOf(env) };
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

/** HTTP+SSE is usually served at a path that ends in `/sse`; everything newer is Streamable HTTP. */
export function transportOf({ transport, url }: ServerForm): 'http' | 'sse' {
  return transport ?? (/^[^?]*\/sse\/?(\?|$)/i.test(url.trim()) ? 'sse' : 'http');
}

export function launchOf(form: ServerForm): Launch {
  const { kind, command, args, cwd, variables, url, headers } = form;
  if (kind === 'address') {
    return { type: transportOf(form), url: url.trim(), headers: valuesOf(headers, (value) => value.trim()) };
  }
  return {
    type: 'stdio',
    command: command.trim(),
    args: argsOfLines(args),
    ...(cwd.trim() === '' ? {} : { cwd: cwd.trim() }),
    env: valuesOf(variables),
  };
}

export function draftOfForm(form: ServerForm): ServerDraft {
  return { id: form.id ?? idFor(form.title), title: form.title.trim(), launch: launchOf(form) };
}

/** Only what differs from the server; empty when nothing does. `launch` may hold references where the form holds values. */
export function changeOf(server: Server, form: ServerForm, launch = launchOf(form)): ServerChange {
  return {
    ...(form.title.trim() === server.title ? {} : { title: form.title.trim() }),
    ...(canonical(launch) === canonical(server.launch) ? {} : { launch }),
    ...(form.run && runChangeOf(server, form.run)),
  };
}

/** The order of variables and of headers means nothing. */
function canonical(launch: Launch): string {
  const sorted = (values: Record<string, string>) =>
    Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(
    launch.type === 'stdio'
      ? [launch.command, launch.args, launch.cwd ?? '', sorted(launch.env)]
      : [launch.type, launch.url, sorted(launch.headers)],
  );
}

function rowsOf(values: Record<string, string>): Variable[] {
  return Object.entries(values).map(([name, value], key) => ({ key, name, value }));
}

function valuesOf(rows: readonly Variable[], read = (value: string) => value): Record<string, string> {
  const filled = rows.filter(({ name, value }) => name.trim() !== '' || value !== '');
  return Object.fromEntries(filled.map(({ name, value }) => [name.trim(), read(value)]));
}
