import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { FoundServer } from './found-server.ts';
import { fieldsOf, isSaid, textOf } from './json-fields.ts';
import type { JsonMap, JsonTree } from './jsonc.ts';
import { slugOfCommand, slugOfName } from './server-name.ts';
import { shown } from './shown.ts';
import { isRemoteType, URL_FIELDS, urlServerOf } from './url-entry.ts';
import { nameOfUrl } from './url-server.ts';

const LOCAL = new Set(['', 'stdio', 'local']);
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
    ['command', 'cmd', ...URL_FIELDS].some((key) => isSaid(value.get(key))) ||
    value.get('transport') instanceof Map
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

  const type =
    ['type', 'transport', 'transportType'].map((key) => textOf(fields.get(key))).find(Boolean) ?? '';
  const plain = type.toLowerCase().replaceAll(/[-_]/g, '');
  const words = commandOf(fields);
  const url = URL_FIELDS.some((key) => isSaid(fields.get(key)));
  const named = {
    ...(entry.name === undefined ? {} : { name: entry.name }),
    passwordInputs: entry.passwordInputs,
  };
  if (isRemoteType(plain) || (url && words === undefined)) {
    const remote = urlServerOf(fields, plain, server, problems);
    return remote === undefined ? undefined : { ...named, ...remote };
  }
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
    ...named,
    by: 'command',
    command: words[0] ?? '',
    args: args.map((arg) => arg ?? ''),
    ...(typeof cwd === 'string' && cwd !== '' ? { cwd } : {}),
    env,
  };
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
  const url = URL_FIELDS.map((key) => fields?.get(key)).find(isSaid);
  const slug =
    words === undefined
      ? slugOfName(nameOfUrl(typeof url === 'string' ? url : ''))
      : slugOfCommand(words[0] ?? '', words.slice(1));
  return slug || 'server';
}
