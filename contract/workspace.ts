import { z } from 'zod';

/** A place on disk that file tools may touch. `ready`: the user agreed and its folders are there. GLOSSARY "Workspace". */
export const Workspace = z.object({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(200),
  folders: z.array(z.string().min(1).max(4096)).min(1).max(50),
  ready: z.boolean(),
});
export type Workspace = z.infer<typeof Workspace>;

/** A workspace as somebody writes it; without id it is a new one. Folders are absolute. */
export const WorkspaceDraft = z.strictObject({
  id: Workspace.shape.id.optional(),
  name: z.string().trim().min(1).max(200),
  folders: Workspace.shape.folders,
});
export type WorkspaceDraft = z.infer<typeof WorkspaceDraft>;
