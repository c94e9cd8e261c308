import { z } from 'zod';
import type { OfferKind } from '#contract/inventory.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { createSlices } from '#main/kernel/slices.ts';
import { depthOf } from './json-depth.ts';
import type { Session } from './session.ts';

/** A cursor that never ends must not keep us busy for ever. */
const MAX_PAGES = 64;
const MAX_ENTRIES = 5_000;
const MAX_DEFINITION_BYTES = 256 * 1024;
/** What is nested deeper runs whoever walks it out of stack. */
const MAX_DEPTH = 100;
const NOT_THERE = -32601;

/** One of a server's lists: which method gives it, and how an entry is read. */
export interface ListSpec<T> {
  kind: OfferKind;
  method: string;
  /** Member of the result that holds the entries. */
  member: string;
  /** Throws ZodError when the entry cannot be used. `warn` says what is odd about one that can. */
  read(entry: Readonly<Record<string, unknown>>, warn: (warning: Text) => void): T;
  /** What the entry is known by; a second one with the same key is dropped. */
  keyOf(definition: T): string;
  /** Nothing announces this list: a server that has none answers "method not found", which is no news. */
  optional?: boolean;
}

/**
 * Reads a list page by page, loosely: an entry that cannot be read is left out with a warning and never costs the others;
 * a list that fails half-way gives what was read so far. `deadlineMs` is for all pages together. Never rejects.
 */
export async function readList<T>(
  session: Pick<Session, 'request'>,
  spec: ListSpec<T>,
  { deadlineMs, signal }: { deadlineMs: number; signal: AbortSignal },
  warn: (warning: Text) => void,
): Promise<T[]> {
  const { kind, method, member } = spec;
  const found = new Map<string, T>();
  const cursors = new Set<string>();
  const slices = createSlices();
  const ends = performance.now() + deadlineMs;
  let cursor: string | undefined;
  const done = (warning?: Text): T[] => {
    if (warning !== undefined) warn(warning);
    return [...found.values()];
  };
  for (let page = 0; page < MAX_PAGES; page++) {
    const left = Math.max(1, ends - performance.now());
    const params = cursor === undefined ? {} : { cursor };
    const answer = await session.request(method, params, { deadlineMs: left, signal });
    if (answer.kind !== 'result') {
      const { code, message } = answer.kind === 'error' ? answer.error : { code: 0, message: answer.kind };
      if (spec.optional === true && code === NOT_THERE) return done();
      return done(text('catalog.listFailed', { kind, problem: message.slice(0, 500) }));
    }
    const read = pageOf(answer.result, member);
    if ('problem' in read) return done(text('catalog.listFailed', { kind, problem: read.problem }));
    for (const entry of read.entries) {
      if (found.size >= MAX_ENTRIES) return done(text('catalog.listCut', { kind, count: MAX_ENTRIES }));
      keep(entry, spec, found, warn);
      if (slices.over()) await slices.rest();
    }
    cursor = read.next;
    if (cursor === undefined) return done();
    if (cursors.has(cursor)) return done(text('catalog.cursorRepeats', { kind }));
    cursors.add(cursor);
  }
  return done(text('catalog.listTooLong', { kind, pages: MAX_PAGES }));
}

type PageSchema = z.ZodType<Readonly<Record<string, unknown>>>;
const schemas = new Map<string, PageSchema>();

/** Kept, because zod compiles each schema at its first use, which takes longer than most lists. */
function pageSchema(member: string): PageSchema {
  const known = schemas.get(member);
  if (known !== undefined) return known;
  const made = z.object({ [member]: z.array(z.unknown()), nextCursor: z.string().nullish() });
  schemas.set(member, made);
  return made;
}

function pageOf(
  bytes: Buffer,
  member: string,
): { entries: unknown[]; next: string | undefined } | { problem: string } {
  try {
    const page = pageSchema(member).parse(JSON.parse(bytes.toString('utf8')));
    // An empty cursor means the end to some servers.
    return { entries: page[member] as unknown[], next: (page['nextCursor'] as string | null) || undefined };
  } catch (error) {
    return { problem: problemIn(error) };
  }
}

function keep<T>(
  entry: unknown,
  spec: ListSpec<T>,
  found: Map<string, T>,
  warn: (warning: Text) => void,
): void {
  const drop = (problem: string): void => {
    warn(text('catalog.dropped', { kind: spec.kind, name: nameOf(entry), problem }));
  };
  if (depthOf(entry, MAX_DEPTH) === undefined) {
    drop(`its definition is nested more than ${MAX_DEPTH} levels deep`);
    return;
  }
  if (Buffer.byteLength(JSON.stringify(entry)) > MAX_DEFINITION_BYTES) {
    drop(`its definition is larger than ${MAX_DEFINITION_BYTES / 1024} KB`);
    return;
  }
  try {
    const definition = spec.read(withoutNulls(entry), warn);
    const key = spec.keyOf(definition);
    if (found.has(key)) drop(`another ${spec.kind} has the same name`);
    else found.set(key, definition);
  } catch (error) {
    drop(problemIn(error));
  }
}

/** Many servers write an absent member as null. */
function withoutNulls(entry: unknown): Record<string, unknown> {
  const members = Object.entries(z.record(z.string(), z.unknown()).parse(entry));
  return Object.fromEntries(members.filter(([, value]) => value !== null));
}

function nameOf(entry: unknown): string {
  const named = z.looseObject({ name: z.string().optional(), uri: z.string().optional() }).safeParse(entry);
  const name = named.data?.name ?? named.data?.uri;
  return name === undefined || name === '' ? '(no name)' : name.slice(0, 100);
}

function problemIn(error: unknown): string {
  if (!(error instanceof z.ZodError)) return 'it is not JSON';
  const [issue] = error.issues;
  return issue === undefined ? 'unreadable' : `${issue.path.join('.') || 'it'}: ${issue.message}`;
}
