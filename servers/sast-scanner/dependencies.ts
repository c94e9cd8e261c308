import { ToolFailure } from '#servers/kit/failure.ts';
import type { ProjectFolder } from '#servers/projects/project-folder.ts';
import type { Project } from '#servers/projects/project.ts';
import { readProjects } from '#servers/projects/read-projects.ts';
import { statedLicences } from '#servers/projects/stated-licences.ts';
import { parsePom } from './maven-pom.ts';

/** A version that a project uses; `ecosystem` as OSV names it. */
export interface Dependency {
  ecosystem: string;
  name: string;
  version: string;
  /** The project asks for it itself. */
  direct: boolean;
  dev: boolean;
  /** As the lock file or what is installed states it. */
  licence?: string;
}

export interface Dependencies {
  manifests: { ecosystem: string; manifest: string; lock: string | null; packages: number }[];
  found: Dependency[];
  /** Names without an exact version: they cannot be looked up. */
  unpinned: string[];
  notes: string[];
}

/** Everything that the manifests and lock files of a folder name. Throws N when there is none, V for a broken one. */
export async function readDependencies(folder: ProjectFolder, signal: AbortSignal): Promise<Dependencies> {
  const maven = await readMaven(folder);
  const projects = await readProjects(folder).catch((error: unknown) => {
    if (error instanceof ToolFailure && error.code === 'N') return [];
    throw error;
  });
  const read = await Promise.all(projects.map((project) => ofProject(project, folder, signal)));
  if (maven !== undefined) read.push(maven);
  if (read.length === 0) {
    throw new ToolFailure(
      'N',
      `${folder.path} has no manifest that is known here: package.json, pyproject.toml, Pipfile.lock, requirements.txt, go.mod, pom.xml or Cargo.toml.`,
      { field: 'project_path' },
    );
  }
  return {
    manifests: read.flatMap(({ manifests }) => manifests),
    found: read.flatMap(({ found }) => found),
    unpinned: read.flatMap(({ unpinned }) => unpinned),
    notes: read.flatMap(({ notes }) => notes),
  };
}

async function ofProject(
  project: Project,
  folder: ProjectFolder,
  signal: AbortSignal,
): Promise<Dependencies> {
  const licences = await statedLicences(project, folder, signal);
  const direct = new Set(project.needs.flatMap(({ to }) => to ?? []));
  const packages = project.packages.filter(({ local }) => !local);
  const named = new Set(packages.map(({ name }) => name.toLowerCase()));
  return {
    manifests: [
      {
        ecosystem: project.ecosystem,
        manifest: project.manifest,
        lock: project.lock ?? null,
        packages: packages.length,
      },
    ],
    found: packages.map(({ id, ecosystem, name, version, kind }) => {
      const licence = licences.get(id)?.text;
      return {
        ecosystem,
        name,
        version,
        direct: direct.has(id),
        dev: kind === 'dev',
        ...(licence === undefined ? {} : { licence }),
      };
    }),
    unpinned: project.needs.flatMap(({ name, to }) =>
      to === undefined && !named.has(name.toLowerCase()) ? [name] : [],
    ),
    notes: project.notes,
  };
}

async function readMaven(folder: ProjectFolder): Promise<Dependencies | undefined> {
  const text = await folder.text('pom.xml');
  if (text === undefined) return undefined;
  const pom = parsePom(text);
  if (pom === undefined) {
    throw new ToolFailure('V', 'pom.xml cannot be read: it is no Maven project.', {
      field: 'project_path',
      file: 'pom.xml',
    });
  }
  const found = pom.dependencies.flatMap(({ name, version, scope }) =>
    version === undefined ? [] : { ecosystem: 'Maven', name, version, direct: true, dev: scope === 'test' },
  );
  return {
    manifests: [{ ecosystem: 'Maven', manifest: 'pom.xml', lock: null, packages: found.length }],
    found,
    unpinned: pom.dependencies.flatMap(({ name, version }) => (version === undefined ? [name] : [])),
    notes: [
      'pom.xml names direct dependencies only; what they need in turn, parents and modules are not read.',
    ],
  };
}
