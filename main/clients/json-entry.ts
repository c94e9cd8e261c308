import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { FoundServer } from './found-server.ts';
import type { JsonMap, JsonTree } from './jsonc.ts';
import { slugOfCommand } from './server-name.ts';
import { shown } from './shown.ts';

const URLS = ['url', 'serverUrl', 'httpUrl', 'uri'];
const LOCAL = new Set(['', 'stdio', 'local']);
const REMOTE = new Set(['http', 'streamablehttp', 'remote', 'sse', 'ws', 'websocket']);
/** Fields that bring variables from elsewhere: without them the server may not work. */
const LEFT_OUT = ['envFile', 'env_file', 'env_keys', 'env_vars'];

/** An entry of a configuration, with the inputs that stand beside it. */
export interface Entry {
  name?: string;
  value: JsonTree;
  passwordInputs: ReadonlySet<string>;
}

/** Whether this object describes one server, in any of the forms that clients use. */
export function isEntry(value: JsonTree): boolean {
  if (!(value instanceof Map)) return false;
  return (
    ['command', 'cmd', ...URLS].some((key) => isSaid(value.get(key))) || value.get('transport') instanceof Map
  );
}

/** The server of an entry; every obstacle goes into `problems`, and undefined means that none was left. */
export function serverOfEntry(entry: Entry, problems: Text[]): FoundServer | undefined {
  const fields = fieldsOf(entry.value);
  const server = shown(entry.name ?? nameFrom(fields));
  const refuse = (code: Parameters<typeof text>[0], params: Text['params'] = {}): undefined => {
    problems.push(text(code, { server, ...params }));
  };
  if (fields === undefined) return refuse('paste.notObject');

  const type = textOf(fields.get('type')) ?? textOf(fields.get('transport')) ?? '';
  const plain = type.toLowerCase().replaceAll(/[-_]/g, '');
  const words = commandOf(fields);
  const url = URLS.some((key) => isSaid(fields.get(key)));
  if (REMOTE.has(plain) || (url && words === undefined)) return refuse('paste.url');
  if (!LOCAL.has(plain)) return refuse('paste.unknownType', { type: shown(type) });
  if (words === undefined) return refuse('paste.noCommand');

  const more = fields.get('args') ?? [];
  if (!Array.isArray(more)) return refuse('paste.notList', { field: 'args' });
  const args = [...words.slice(1), ...more].map(textOf);
  const at = args.indexOf(undefined);
  if (at !== -1) return refuse('paste.notText', { field: `args.${at}` });

  const cwd = fields.get('cwd') ?? fields.get('working_directory') ?? fields.get('workingDirectory');
  if (isSaid(cwd) && typeof cwd !== 'string') return refuse('paste.notText', { field: 'cwd' });
  const variables = fields.get('env') ?? fields.get('envs') ?? fields.get('environment') ?? new Map();
  if (!(variables instanceof Map)) return refuse('paste.notFields', { field: 'env' });

  const env: [string, string][] = [];
  for (const [variable, value] of variables) {
    const said = textOf(value);
    if (said === undefined) refuse('paste.variableValue', { variable: shown(variable) });
    else env.push([variable, said]);
  }
  for (const field of LEFT_OUT) if (isSaid(fields.get(field))) refuse('paste.leftOut', { field });
  return {
    ...(entry.name === undefined ? {} : { name: entry.name }),
    command: words[0] ?? '',
    args: args.map((arg) => arg ?? ''),
    ...(typeof cwd === 'string' && cwd !== '' ? { cwd } : {}),
    env,
    passwordInputs: entry.passwordInputs,
  };
}

/** All fields on one level: Cline keeps them in `transport`, older Zed in `command`. */
function fieldsOf(value: JsonTree): JsonMap | undefined {
  if (!(value instanceof Map)) return undefined;
  const transport = value.get('transport');
  const flat = transport instanceof Map ? new Map([...value, ['transport', null], ...transport]) : value;
  const command = flat.get('command');
  if (!(command instanceof Map)) return flat;
  return new Map([...flat, ...command, ['command', command.get('path') ?? null]]);
}

/** The program and what of its arguments stands in the same field; undefined when there is no usable text. */
function commandOf(fields: JsonMap): string[] | undefined {
  const command = fields.get('command') ?? fields.get('cmd');
  if (typeof command === 'string') return command.trim() === '' ? undefined : [command];
  if (!Array.isArray(command) || command.length === 0) return undefined;
  const words = command.map(textOf);
  return words.every((word) => word !== undefined) ? words : undefined;
}

function nameFrom(fields: JsonMap | undefined): string {
  const words = fields === undefined ? undefined : commandOf(fields);
  return (words === undefined ? '' : slugOfCommand(words[0] ?? '', words.slice(1))) || 'server';
}

/** Text, and numbers and switches as text. */
function textOf(value: JsonTree | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return value !== null && typeof value === 'object' && 'written' in value ? value.written : undefined;
}

function isSaid(value: JsonTree | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}
