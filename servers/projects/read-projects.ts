import path from 'node:path';
import { ToolFailure } from '#servers/kit/failure.ts';
import { CargoLock, cargoProject, CargoToml } from './cargo-lock.ts';
import { goProject } from './go-mod.ts';
import { NpmLock, npmProject, PackageJson } from './npm-lock.ts';
import type { Project } from './project.ts';
import type { ProjectFolder } from './project-folder.ts';
import {
  PipfileLock,
  pipfileProject,
  PoetryLock,
  poetryProject,
  PyProject,
  requirementsProject,
  UvLock,
  uvProject,
} from './python-lock.ts';
import { parseRequirements } from '#servers/requirements/requirements.ts';
import type { Requirement } from '#servers/requirements/requirements.ts';

const MAX_INCLUDES = 50;

/** Lock files that we know and do not read, and what to do. */
const NOT_READ = ['yarn.lock', 'pnpm-lock.yaml', 'bun.lock'];

/** Every project that has its manifest in the folder, at least one. Throws N when there is none, V for a broken one. */
export async function readProjects(folder: ProjectFolder): Promise<Project[]> {
  const read = [readNpm, readPython, readGo, readCargo];
  const found = await Promise.all(read.map((one) => one(folder)));
  const projects = found.filter((project) => project !== undefined);
  if (projects.length > 0) return projects;
  throw new ToolFailure(
    'N',
    `${folder.path} has no manifest that is known here: package.json, pyproject.toml, Pipfile.lock, requirements.txt, go.mod or Cargo.toml.`,
    { field: 'project_path' },
  );
}

async function readNpm(folder: ProjectFolder): Promise<Project | undefined> {
  const manifest = await folder.json('package.json', PackageJson);
  if (manifest === undefined) return undefined;
  for (const name of ['npm-shrinkwrap.json', 'package-lock.json']) {
    const content = await folder.json(name, NpmLock);
    if (content !== undefined) return npmProject(manifest, { name, content });
  }
  const project = npmProject(manifest, undefined);
  for (const name of NOT_READ) {
    if ((await folder.read(name)) === undefined) continue;
    project.notes.push(`${name} is not read. npm install --package-lock-only makes a lock file that is.`);
  }
  return project;
}

async function readPython(folder: ProjectFolder): Promise<Project | undefined> {
  const manifest = await folder.toml('pyproject.toml', PyProject);
  const known = manifest ?? PyProject.parse({});
  const poetry = await folder.toml('poetry.lock', PoetryLock);
  if (poetry !== undefined) return poetryProject(known, poetry);
  const uv = await folder.toml('uv.lock', UvLock);
  if (uv !== undefined) return uvProject(known, uv);
  const pipfile = await folder.json('Pipfile.lock', PipfileLock);
  if (pipfile !== undefined) return pipfileProject(known, pipfile);
  const lines = await readRequirements(folder, 'requirements.txt');
  if (lines !== undefined) {
    const project = requirementsProject(known, 'requirements.txt', lines.requirements);
    project.notes.push(...lines.notes);
    return project;
  }
  if (manifest === undefined) return undefined;
  const project = poetryProject(manifest, { package: [] });
  delete project.lock;
  project.notes.push('pyproject.toml has no lock file beside it: versions are not known.');
  return project;
}

/** A requirements file with everything it includes, each once. Undefined when it does not exist. */
export async function readRequirements(
  folder: ProjectFolder,
  name: string,
): Promise<{ requirements: Requirement[]; notes: string[] } | undefined> {
  const requirements: Requirement[] = [];
  const notes: string[] = [];
  const waiting = [name];
  for (let at = 0; at < waiting.length && at < MAX_INCLUDES; at++) {
    const file = waiting[at] ?? name;
    const content = await folder.text(file);
    if (content === undefined) {
      if (at === 0) return undefined;
      notes.push(`${file} is included but does not exist.`);
      continue;
    }
    const parsed = parseRequirements(content);
    requirements.push(...parsed.requirements);
    const unread = parsed.unread.filter((line) => !line.startsWith('--'));
    if (unread.length > 0) notes.push(`Not read in ${file}: ${unread.join('; ')}.`);
    for (const include of parsed.includes) {
      const next = path.join(path.dirname(file), include);
      if (!waiting.includes(next)) waiting.push(next);
    }
  }
  return { requirements, notes };
}

async function readGo(folder: ProjectFolder): Promise<Project | undefined> {
  const goMod = await folder.text('go.mod');
  return goMod === undefined ? undefined : goProject(goMod, await folder.text('go.sum'));
}

async function readCargo(folder: ProjectFolder): Promise<Project | undefined> {
  const manifest = await folder.toml('Cargo.toml', CargoToml);
  return manifest && cargoProject(manifest, await folder.toml('Cargo.lock', CargoLock));
}
