import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { ClientEntry, ClientExport } from '#contract/client-app.ts';
import type { JsonObject } from '#contract/json.ts';
import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { ConfigFile } from './config-file.ts';
import { edited } from './edit.ts';
import { entriesIn } from './entries.ts';
import { exportedEntry } from './exported-entry.ts';
import type { ExportParts } from './exported-entry.ts';
import { ClientRefusal } from './refusal.ts';

export interface PlanParts extends ExportParts {
  servers: () => readonly Server[];
  redact: (value: string) => string;
}

/** What an export would make of a file. */
export interface ExportPlan {
  bytes: Buffer;
  /** Of the path, the file as it was read, and what would be written. */
  hash: string;
  changes: boolean;
  /** Unified diff with its secrets masked; empty: there are no changes. */
  diff: string;
  warnings: Text[];
  /** Names of the secrets whose values are in it. */
  inClear: string[];
}

/** Works out an export without writing anything; throws ClientRefusal when it cannot be done. */
export async function planExport(
  file: ConfigFile,
  wanted: ClientExport,
  parts: PlanParts,
): Promise<ExportPlan> {
  if (file.state === 'unreadable') throw new ClientRefusal(file.problem);
  const {
    source,
    mark,
    bytes: before,
  } = file.state === 'found' ? file : { source: '', mark: '', bytes: Buffer.alloc(0) };
  const all = parts.servers();
  const entries = entriesIn(source, { ...parts, servers: all });
  const put = new Map<string, JsonObject>();
  const shown = new Map<string, JsonObject>();
  const warnings: Text[] = [];
  const inClear = new Set<string>();
  for (const id of new Set(wanted.servers)) {
    const server = exportable(all, id);
    const name = nameFor(server, entries, wanted.remove);
    const stands = entries.find((entry) => entry.name === name);
    const foreign = stands !== undefined && stands.ours !== id && !wanted.remove.includes(name);
    if (foreign || put.has(name)) throw new ClientRefusal(text('clients.nameTaken', { name }), 'servers');
    const exported = await exportedEntry(server, wanted.clear, parts);
    put.set(name, exported.entry);
    shown.set(name, exported.shown);
    warnings.push(...exported.warnings);
    for (const secret of exported.inClear) inClear.add(secret);
  }
  const after = edited(source, { put, remove: wanted.remove });
  const bytes = Buffer.from(mark + after);
  const changes = after !== source;
  const name = basename(file.path);
  const copies = [source, edited(source, { put: shown, remove: wanted.remove })].map(parts.redact);
  return {
    bytes,
    hash: createHash('sha256')
      .update(JSON.stringify([file.path, file.state]))
      .update(digest(before))
      .update(digest(bytes))
      .digest('hex'),
    changes,
    diff: changes
      ? createTwoFilesPatch(name, name, copies[0] ?? '', copies[1] ?? '', '', '', { context: 3 })
      : '',
    warnings,
    inClear: [...inClear],
  };
}

function exportable(servers: readonly Server[], id: string): Server {
  const server = servers.find((one) => one.id === id);
  if (server === undefined) throw new ClientRefusal(text('request.unknownServer', { server: id }), 'servers');
  if (server.disabled === true) {
    throw new ClientRefusal(text('request.serverDisabled', { server: server.title }), 'servers');
  }
  return server;
}

/** A server that is there already keeps its name, and so does the copy that it takes the place of. */
function nameFor({ id }: Server, entries: readonly ClientEntry[], remove: readonly string[]): string {
  const ours = entries.find((entry) => entry.ours === id);
  const copy = entries.find((entry) => entry.same === id && remove.includes(entry.name));
  return (ours ?? copy)?.name ?? id;
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
