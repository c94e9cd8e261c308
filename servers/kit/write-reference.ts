import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { referencePages } from './reference-pages.ts';

// node servers/kit/write-reference.ts: the pages of docs/servers anew.
const folder = path.join(import.meta.dirname, '../../docs/servers');
mkdirSync(folder, { recursive: true });
for (const [name, page] of await referencePages()) writeFileSync(path.join(folder, name), page);
