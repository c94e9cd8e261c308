import { defineServer } from '#servers/kit/server.ts';
import { cloudStorage as manifest } from './manifest.ts';
import { createOpenStore } from './open-store.ts';
import { createTools } from './tools.ts';

/** Objects in S3, Azure Blob Storage and Google Cloud Storage: spec/servers.md A.1.14. */
export const cloudStorage = defineServer({
  name: manifest.id,
  title: manifest.title,
  version: '1.0.0',
  instructions:
    'One set of tools for S3, Azure Blob Storage and Google Cloud Storage. gather_context says which are set up. Paths of files are in the workspace; relative ones start at its first folder.',
  settings: manifest.settings,
  ...createTools(createOpenStore()),
});
