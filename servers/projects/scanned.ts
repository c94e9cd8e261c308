import { z } from 'zod';
import type { Project } from './project.ts';

export const projectPath = z
  .string()
  .min(1)
  .describe('Folder that holds the manifest, absolute or relative to the first workspace folder');

/** What every tool says of the projects that it looked at. */
export const Scanned = z.object({
  projects: z.array(
    z.object({
      ecosystem: z.string(),
      name: z.string(),
      manifest: z.string(),
      lock: z.string().nullable(),
      packages: z.int(),
    }),
  ),
  notes: z.array(z.string()).describe('What could not be read or is not recorded in the files'),
});

export function scanned(projects: Project[]): z.infer<typeof Scanned> {
  return {
    projects: projects.map(({ ecosystem, name, manifest, lock, packages }) => ({
      ecosystem,
      name,
      manifest,
      lock: lock ?? null,
      packages: packages.length,
    })),
    notes: projects.flatMap(({ notes }) => notes),
  };
}
