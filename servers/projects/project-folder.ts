import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseToml } from 'smol-toml';
import type { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { readBytes } from '#servers/kit/files.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;

/** A folder of the workspace, read below its own path only. */
export interface ProjectFolder {
  path: string;
  /** Undefined when it does not exist; names are relative. Throws V or P for what is no plain file inside. */
  read(name: string): Promise<Buffer | undefined>;
  text(name: string): Promise<string | undefined>;
  /** Throws V, naming the file, when it is no JSON or not of that shape. */
  json<S extends z.ZodType>(name: string, shape: S): Promise<z.output<S> | undefined>;
  toml<S extends z.ZodType>(name: string, shape: S): Promise<z.output<S> | undefined>;
  /** The real path of a folder below, or undefined. */
  folder(name: string): Promise<string | undefined>;
}

/** Throws N when the folder does not exist, V when it is a file, P when it is outside the workspace. */
export async function openProjectFolder(
  given: string,
  { workspace, signal }: Pick<ToolContext, 'workspace' | 'signal'>,
): Promise<ProjectFolder> {
  const { path: base } = await workspace.locate('project_path', given, 'mustExist');
  if (!(await lstat(base)).isDirectory()) {
    throw new ToolFailure('V', `${base} is not a directory. Give the folder that holds the manifest.`, {
      field: 'project_path',
    });
  }

  async function find(name: string): Promise<string | undefined> {
    try {
      return (await workspace.locate('project_path', path.join(base, name), 'mustExist')).path;
    } catch (error) {
      if (error instanceof ToolFailure && error.code === 'N') return undefined;
      throw error;
    }
  }

  async function read(name: string): Promise<Buffer | undefined> {
    const found = await find(name);
    return found === undefined ? undefined : readBytes(found, 'project_path', MAX_MANIFEST_BYTES, signal);
  }

  const text = async (name: string): Promise<string | undefined> =>
    (await read(name))?.toString('utf8').replace(/^\uFEFF/, '');

  async function parsed<S extends z.ZodType>(
    name: string,
    shape: S,
    parse: (text: string) => unknown,
  ): Promise<z.output<S> | undefined> {
    const content = await text(name);
    return content === undefined ? undefined : shaped(name, content, shape, parse);
  }

  return {
    path: base,
    read,
    text,
    json: (name, shape) => parsed(name, shape, (content) => JSON.parse(content) as unknown),
    toml: (name, shape) => parsed(name, shape, parseToml),
    async folder(name) {
      // A symlink that leads out is as good as nothing there.
      const found = await find(name).catch(() => undefined);
      return found !== undefined && (await lstat(found)).isDirectory() ? found : undefined;
    },
  };
}

function shaped<S extends z.ZodType>(
  name: string,
  content: string,
  shape: S,
  parse: (text: string) => unknown,
): z.output<S> {
  let value: unknown;
  try {
    value = parse(content);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw unreadable(name, problem.split('\n')[0] ?? problem);
  }
  const checked = shape.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw unreadable(name, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function unreadable(name: string, problem: string): ToolFailure {
  return new ToolFailure('V', `${name} cannot be read: ${problem}.`, { field: 'project_path', file: name });
}
