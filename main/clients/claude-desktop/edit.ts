import { applyEdits, getNodeValue } from 'jsonc-parser';
import type { Edit, Node } from 'jsonc-parser';
import type { JsonObject } from '#contract/json.ts';
import { readDocument, SERVERS } from './document.ts';
import type { Document } from './document.ts';
import {
  beginsLine,
  commaAfter,
  endOfLine,
  indentation,
  lineEnd,
  lineStart,
  margin,
  rendered,
} from './layout.ts';

/** What becomes of the servers in a configuration. */
export interface Changes {
  /** Put in place of the entry of that name, or behind the last one. */
  put: ReadonlyMap<string, JsonObject>;
  remove: readonly string[];
}

/**
 * The text of a configuration after these changes. Only the entries they name and the commas between them are touched:
 * the library's own `modify` lays whole lines out anew. `source` has been read as a document without a problem.
 */
export function edited(source: string, { put, remove }: Changes): string {
  let now = source;
  for (const name of remove) {
    const { servers, entries } = documentOf(now);
    const entry = entries.get(name);
    if (servers !== undefined && entry !== undefined && !put.has(name)) now = removed(now, servers, entry);
  }
  for (const [name, value] of put) now = withEntry(now, name, value);
  return now;
}

function documentOf(source: string): Document {
  const read = readDocument(source);
  if (!read.ok) throw new Error(`not a configuration: ${read.problem.code}`);
  return read.document;
}

function withEntry(source: string, name: string, value: JsonObject): string {
  const { root, servers, entries } = documentOf(source);
  const entry = entries.get(name);
  if (entry !== undefined) return replaced(source, entry, value);
  if (servers !== undefined) return inserted(source, servers, name, value);
  if (root !== undefined) return inserted(source, root, SERVERS, { [name]: value });
  const end = lineEnd(source);
  const gap = source === '' || /[\r\n]$/.test(source) ? '' : end;
  return `${source}${gap}${rendered({ [SERVERS]: { [name]: value } }, indentation(source), '', end)}${end}`;
}

function replaced(source: string, entry: Node, value: JsonObject): string {
  const old = entry.children?.[1];
  if (old === undefined || JSON.stringify(getNodeValue(old)) === JSON.stringify(value)) return source;
  const content = beginsLine(source, entry.offset)
    ? rendered(value, indentation(source), margin(source, entry.offset), lineEnd(source))
    : JSON.stringify(value);
  return applyEdits(source, [{ offset: old.offset, length: old.length, content }]);
}

function inserted(source: string, object: Node, name: string, value: JsonObject): string {
  const last = object.children?.at(-1);
  if (last === undefined) return filled(source, object, name, value);
  const end = last.offset + last.length;
  const comma = commaAfter(source, end);
  const behind = comma === undefined ? end : comma + 1;
  const separator: Edit[] = comma === undefined ? [{ offset: end, length: 0, content: ',' }] : [];
  if (!beginsLine(source, last.offset)) {
    const gap = /:\s/.test(source.slice(last.offset, end)) ? ' ' : '';
    const content = `${gap}${member(name, JSON.stringify(value), gap)}`;
    return applyEdits(source, [...separator, { offset: behind, length: 0, content }]);
  }
  const at = margin(source, last.offset);
  const eol = lineEnd(source);
  const content = `${eol}${at}${member(name, rendered(value, indentation(source), at, eol))}`;
  return applyEdits(source, [...separator, { offset: endOfLine(source, behind), length: 0, content }]);
}

/** The first member of an object that has none; comments in it stay before it. */
function filled(source: string, object: Node, name: string, value: JsonObject): string {
  const from = object.offset + 1;
  const inside = source.slice(from, object.offset + object.length - 1);
  const kept = inside.trimEnd();
  if (kept === '' && isOneLine(source)) {
    const content = member(name, JSON.stringify(value), '');
    return applyEdits(source, [{ offset: from, length: inside.length, content }]);
  }
  const outer = margin(source, object.offset);
  const unit = indentation(source);
  const eol = lineEnd(source);
  const line = `${eol}${outer}${unit}${member(name, rendered(value, unit, outer + unit, eol))}`;
  const rest = inside.slice(kept.length);
  const content = `${line}${kept !== '' && /[\r\n]/.test(rest) ? rest : `${eol}${outer}`}`;
  return applyEdits(source, [{ offset: from + kept.length, length: rest.length, content }]);
}

/** Made by a program for programs: it stays on its one line. */
function isOneLine(source: string): boolean {
  return !/[\r\n]/.test(source.trim()) && source.includes(':');
}

function removed(source: string, object: Node, entry: Node): string {
  const end = entry.offset + entry.length;
  const comma = commaAfter(source, end);
  // A comment between the entry and its comma stays.
  const edits: Edit[] =
    comma === end
      ? [{ offset: entry.offset, length: entry.length + 1, content: '' }]
      : [{ offset: entry.offset, length: entry.length, content: '' }];
  if (comma !== undefined && comma !== end) edits.push({ offset: comma, length: 1, content: '' });
  if (comma === undefined) {
    const before = object.children?.[object.children.indexOf(entry) - 1];
    const last = before === undefined ? undefined : commaAfter(source, before.offset + before.length);
    if (last !== undefined) edits.unshift({ offset: last, length: 1, content: '' });
  }
  return applyEdits(
    source,
    edits.map((edit) => (edit.offset === entry.offset ? wholeLines(source, edit) : edit)),
  );
}

/** The lines themselves go when nothing else stands on them. */
function wholeLines(source: string, edit: Edit): Edit {
  const end = edit.offset + edit.length;
  const start = lineStart(source, edit.offset);
  const after = /^[ \t]*(\r\n|\r|\n)/.exec(source.slice(end));
  if (beginsLine(source, edit.offset) && after !== null) {
    return { offset: start, length: end - start + after[0].length, content: '' };
  }
  const blanks = /^[ \t]+/.exec(source.slice(end))?.[0].length ?? 0;
  return beginsLine(source, edit.offset) ? edit : { ...edit, length: edit.length + blanks };
}

function member(name: string, value: string, gap = ' '): string {
  return `${JSON.stringify(name)}:${gap}${value}`;
}
