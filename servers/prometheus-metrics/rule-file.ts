// The one rule file that this server may change, named by the user in a setting. Everything that a change does not
// touch stays as it was written, comments included.
import { realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import type { Document, YAMLSeq } from 'yaml';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { readBytes, writeBytes } from '#servers/kit/files.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

const MAX_BYTES = 4 * 1024 * 1024;
const SETTING = 'PROMETHEUS_RULES_FILE';

const Labels = z.record(z.string(), z.coerce.string());

export const FileRule = z.object({
  alert: z.string().optional(),
  record: z.string().optional(),
  expr: z.coerce.string(),
  for: z.coerce.string().optional(),
  keep_firing_for: z.coerce.string().optional(),
  labels: Labels.optional(),
  annotations: Labels.optional(),
});
export type FileRule = z.infer<typeof FileRule>;

const FileGroup = z.object({
  name: z.string(),
  interval: z.coerce.string().optional(),
  rules: z
    .array(FileRule)
    .nullish()
    .transform((rules) => rules ?? []),
});
const Content = z.object({
  groups: z
    .array(FileGroup)
    .nullish()
    .transform((groups) => groups ?? []),
});

export interface RuleFile {
  /** Its real path. */
  path: string;
  /** As it stands on disk; undefined: there is none yet. */
  before: string | undefined;
  document: Document;
  groups: z.output<typeof FileGroup>[];
}

/**
 * Reads the file. Throws D when none is set or its folder is not there, E when it is no rule file. A missing file is
 * N, or an empty one with `mayBeNew`.
 */
export async function openRuleFile(
  { settings, signal }: ToolContext,
  mayBeNew: 'mayBeNew' | 'mustExist',
): Promise<RuleFile> {
  const given = settings.need(SETTING);
  if (!path.isAbsolute(given)) throw misplaced(`${given} is not an absolute path.`);
  const file = await realPathOf(given);
  const before = await readBytes(file, SETTING, MAX_BYTES, signal).then(
    (bytes) => bytes.toString('utf8'),
    (error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error instanceof ToolFailure ? misplaced(error.message) : error;
    },
  );
  if (before === undefined && mayBeNew === 'mustExist') {
    throw new ToolFailure('N', `The rule file ${file} does not exist yet; rule_create makes it.`, {
      setting: SETTING,
    });
  }
  const document = parseDocument(before ?? '');
  const [problem] = document.errors;
  if (problem !== undefined) throw notRules(file, problem.message);
  const content = Content.safeParse(document.toJS() ?? {});
  if (content.success) return { path: file, before, document, groups: content.data.groups };
  throw notRules(file, z.prettifyError(content.error));
}

/** Where the rules of a group stand in the document. */
export function rulesNode({ document }: RuleFile, group: number): YAMLSeq {
  const rules = document.getIn(['groups', group, 'rules']);
  if (isSeq(rules)) return rules;
  const made = document.createNode([]) as YAMLSeq;
  document.setIn(['groups', group, 'rules'], made);
  return made;
}

/** Adds an empty group at the end and says where. */
export function addGroup({ document }: RuleFile, name: string): number {
  if (!isMap(document.contents)) document.contents = document.createNode({ groups: [] });
  if (!isSeq(document.get('groups'))) document.set('groups', document.createNode([]));
  const groups = document.get('groups') as YAMLSeq;
  groups.add(document.createNode({ name, rules: [] }));
  // `groups: []` would go on in one line.
  groups.flow = false;
  return groups.items.length - 1;
}

export function contentOf({ document }: RuleFile): string {
  return document.toString({ lineWidth: 0 });
}

/** Puts `content` in the place of the file; undefined: there was none. */
export async function writeRuleFile(
  file: RuleFile,
  content: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (content === undefined) await rm(file.path, { force: true });
  else await writeBytes(file.path, SETTING, Buffer.from(content), signal);
}

/** Of the file, or of its folder when it is not there yet. */
async function realPathOf(given: string): Promise<string> {
  try {
    return await realpath(given);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const folder = await realpath(path.dirname(given)).catch((error: unknown) => {
    if (isMissing(error)) throw misplaced(`${path.dirname(given)} does not exist.`);
    throw error;
  });
  return path.join(folder, path.basename(given));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function misplaced(problem: string): ToolFailure {
  return new ToolFailure(
    'D',
    `${problem} Correct ${SETTING} in this server's settings in Patchbay, then start it again.`,
    { setting: SETTING },
  );
}

function notRules(file: string, problem: string): ToolFailure {
  return new ToolFailure(
    'E',
    `${file} is not a rule file that can be changed: ${problem}. Correct it by hand.`,
    { file },
  );
}
