import type { BundledServer } from '#contract/bundled.ts';
import { settingHelp, settingLabel } from '#contract/bundled.ts';
import { en } from '#contract/messages/en.ts';
import type { Text } from '#contract/text.ts';
import { LETTERS } from './letters.ts';
import { fieldsOf } from './reference-fields.ts';
import type { Field } from './reference-fields.ts';
import type { ServerDefinition } from './server.ts';
import type { Tool } from './tool.ts';

const MADE = '<!-- Made by servers/kit/write-reference.ts: change the server, then run it. -->';

/** The page of a server in Markdown, from what the server and the manifest say themselves; not yet formatted. */
export function serverPage(server: BundledServer, definition: ServerDefinition): string {
  const { tools, resources = [], prompts = [], instructions } = definition;
  return paragraphs([
    MADE,
    `# ${server.title}`,
    `\`${server.id}\` ${definition.version}. ${sentence(server.description)}`,
    instructions === undefined ? '' : `What it tells a model: ${plain(instructions)}`,
    '## Before it starts',
    needsOf(server),
    settingsOf(server),
    '## Tools',
    table(
      ['tool', 'may', 'what'],
      tools.map((tool) => {
        const { name, title = name } = tool.listed();
        return [`[\`${name}\`](#${name})`, tool.risk.join(', '), title];
      }),
    ),
    'A call that fails says why in one of [these letters](README.md#how-calls-fail).',
    ...tools.map(toolPart),
    resources.length === 0 ? '' : '## Resources',
    table(
      ['address', 'type', 'what'],
      resources.map(({ listed, mimeType }) =>
        'resource' in listed
          ? [`\`${listed.resource.uri}\``, mimeType, listed.resource.description ?? '']
          : [`\`${listed.template.uriTemplate}\``, mimeType, listed.template.description ?? ''],
      ),
    ),
    prompts.length === 0 ? '' : '## Prompts',
    table(
      ['prompt', 'arguments', 'what'],
      prompts.map(({ listed: { name, description = '', arguments: takes = [] } }) => [
        `\`${name}\``,
        takes.map((one) => `\`${one.name}\`${one.required === true ? '' : '?'}`).join(', '),
        description,
      ]),
    ),
  ]);
}

/** The page that leads to all of them. */
export function indexPage(servers: readonly BundledServer[]): string {
  return paragraphs([
    MADE,
    '# The servers that come with Patchbay',
    'Each runs on the Node that ships with Patchbay, as a process of its own unless you let them share one, and does the work or says why it cannot. None is started before you start it, export it to another app or have it start with Patchbay; what ran when Patchbay ended is started again, unless you switch that off. What a tool may do is decided by what stands here, not by what a server says of itself.',
    table(
      ['server', 'what', 'tools', 'needs'],
      servers.map(({ id, title, description, verbs, needs }) => [
        `[${title}](${id}.md)`,
        sentence(description),
        String(Object.keys(verbs).length),
        needs.map(({ name }) => name).join(', ') || 'nothing',
      ]),
    ),
    '## How calls fail',
    'A failed call carries `error.code` in its structured content, one of these letters, and `error.message` with the next step; `error.field` names the parameter. Nothing that was not done is answered as done.',
    table(
      ['code', 'what happened'],
      Object.entries(LETTERS).map(([letter, what]) => [letter, what]),
    ),
    'Secrets of the settings are in no answer that fails and in no log.',
  ]);
}

function needsOf({ needs, needsWorkspace }: BundledServer): string {
  const folder = needsWorkspace ? 'It works in the folders of the workspace and nowhere else.' : '';
  if (needs.length === 0) return `It needs no other program, service or account. ${folder}`;
  const rows = needs.map(({ kind, name, how }) => [name, kind, sentence(how)]);
  return paragraphs([folder, table(['needs', 'which is', 'how to come by it'], rows)]);
}

function settingsOf({ settings }: BundledServer): string {
  return table(
    ['setting', 'kind', 'default', 'what'],
    settings.map((setting) => [
      `\`${setting.env}\`${setting.required ? ' (required)' : ''}`,
      setting.kind,
      setting.default === undefined ? '' : `\`${setting.default}\``,
      `${sentence(settingLabel(setting))}. ${sentence(settingHelp(setting))}`,
    ]),
  );
}

function toolPart(tool: Tool): string {
  const { name, description = '', inputSchema, outputSchema } = tool.listed();
  const input = fieldsOf(inputSchema);
  const row = ({ name: field, type, presence, what }: Field) => [`\`${field}\``, type, presence, plain(what)];
  return paragraphs([
    `### ${name}`,
    plain(description),
    tool.aliases.length === 0 ? '' : `Also answers to ${tool.aliases.map((one) => `\`${one}\``).join(', ')}.`,
    input.length === 0 ? 'Takes nothing.' : table(['parameter', 'type', '', 'what'], input.map(row)),
    table(
      ['answers', 'type', 'what'],
      fieldsOf(outputSchema).map(({ name: field, type, what }) => [`\`${field}\``, type, plain(what)]),
    ),
  ]);
}

function sentence({ code }: Text): string {
  return plain(en[code]);
}

/** Text as it was written; names with an underscore become code, and nothing turns into markup. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .split(/(`[^`]*`)/)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replaceAll(/\w*_\w*/g, '`$&`').replaceAll(/([*<>[\]])/g, String.raw`\$1`),
    )
    .join('');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
