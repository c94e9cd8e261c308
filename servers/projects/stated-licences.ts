import path from 'node:path';
import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { licenceText } from './npm-lock.ts';
import type { Package, Project } from './project.ts';
import type { ProjectFolder } from './project-folder.ts';
import { pythonName } from './python-lock.ts';

const Installed = z.looseObject({ license: z.unknown().optional(), licenses: z.unknown().optional() });
const Crate = z.looseObject({ package: z.looseObject({ license: z.unknown().optional() }).optional() });

/** Where each licence was found, so that a reader can look. */
export interface StatedLicence {
  text: string;
  from: string;
}

/**
 * What each package of the project says of its licence, by package id: the lock file, then what is installed or
 * vendored below the project. Lock files of Python, Go and Cargo do not say it.
 */
export async function statedLicences(
  project: Project,
  folder: ProjectFolder,
  signal: AbortSignal,
): Promise<Map<string, StatedLicence>> {
  const stated = new Map<string, StatedLicence>();
  const metadata = project.ecosystem === 'PyPI' ? await pythonMetadata(folder) : new Map<string, string>();
  for (const found of project.packages) {
    signal.throwIfAborted();
    const licence =
      found.licence === undefined
        ? await installedLicence(found, folder, metadata)
        : { text: found.licence, from: project.lock ?? project.manifest };
    if (licence !== undefined) stated.set(found.id, licence);
  }
  return stated;
}

async function installedLicence(
  found: Package,
  folder: ProjectFolder,
  metadata: Map<string, string>,
): Promise<StatedLicence | undefined> {
  if (found.ecosystem === 'npm' && found.place !== undefined) {
    const from = `${found.place}/package.json`;
    const installed = await folder.json(from, Installed).catch(() => undefined);
    return stated(licenceText(installed?.license ?? installed?.licenses), from);
  }
  if (found.ecosystem === 'crates.io' && found.place !== undefined) {
    const from = `${found.place}/Cargo.toml`;
    const crate = await folder.toml(from, Crate).catch(() => undefined);
    return stated(crate?.package?.license, from);
  }
  const from = metadata.get(`${found.name}@${found.version}`);
  const text = from === undefined ? undefined : await folder.text(from);
  return text === undefined || from === undefined ? undefined : stated(metadataLicence(text), from);
}

function stated(text: unknown, from: string): StatedLicence | undefined {
  return typeof text === 'string' && text.trim() !== '' ? { text, from } : undefined;
}

/** PEP 639's expression, then the free text if it is short, then the classifier. */
function metadataLicence(metadata: string): string | undefined {
  const head = metadata.split(/\r?\n\r?\n/)[0] ?? '';
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}: (.+)$`, 'm').exec(head)?.[1]?.trim();
  const classifiers = [...head.matchAll(/^Classifier: License ::(?: OSI Approved ::)? (.+)$/gm)];
  const free = field('License');
  return (
    field('License-Expression') ??
    (free !== undefined && free !== 'UNKNOWN' && free.length < 100 ? free : undefined) ??
    classifiers[0]?.[1]?.trim()
  );
}

/** The METADATA files of the virtual environment in the folder, by name@version. */
export async function pythonMetadata(folder: ProjectFolder): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const site of await sitePackages(folder)) {
    const real = await folder.folder(site);
    for (const entry of real === undefined ? [] : await readdir(real)) {
      const [, name, version] = /^(.+)-([^-]+)\.dist-info$/.exec(entry) ?? [];
      if (name === undefined) continue;
      found.set(`${pythonName(name)}@${version}`, path.posix.join(site, entry, 'METADATA'));
    }
  }
  return found;
}

/** The site-packages folders of virtual environments in the project, relative to it. */
async function sitePackages(folder: ProjectFolder): Promise<string[]> {
  const found: string[] = [];
  for (const name of ['.venv', 'venv']) {
    const windows = `${name}/Lib/site-packages`;
    if ((await folder.folder(windows)) !== undefined) found.push(windows);
    const library = await folder.folder(`${name}/lib`);
    for (const python of library === undefined ? [] : await readdir(library)) {
      const site = `${name}/lib/${python}/site-packages`;
      if ((await folder.folder(site)) !== undefined) found.push(site);
    }
  }
  return found;
}
