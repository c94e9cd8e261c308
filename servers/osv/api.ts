import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { request } from '#servers/kit/http.ts';
import { osvVersion } from './affected.ts';
import type { PackageVersion } from './affected.ts';
import { OsvRecord } from './record.ts';

const BATCH = 1000;
const MAX_PAGES = 20;
const AT_ONCE = 8;
const TIMEOUT_MS = 30_000;
const MAX_BYTES = 32 * 1024 * 1024;

const BatchAnswer = z.looseObject({
  results: z.array(
    z.looseObject({
      vulns: z.array(z.looseObject({ id: z.string() })).default([]),
      next_page_token: z.string().optional(),
    }),
  ),
});

interface Query {
  package: { ecosystem: string; name: string };
  version: string;
  page_token?: string;
}

/**
 * The records of each version, in the order of the versions, by the API of OSV (POST /v1/querybatch and
 * GET /v1/vulns/{id}, https://google.github.io/osv.dev/api/). Throws D, T, R or E.
 */
export async function askApi(
  base: string,
  versions: readonly PackageVersion[],
  signal: AbortSignal,
): Promise<OsvRecord[][]> {
  const ids = await idsOf(base, versions, signal);
  const unique = [...new Set(ids.flat())];
  const records = new Map<string, OsvRecord>();
  for (let at = 0; at < unique.length; at += AT_ONCE) {
    const some = unique.slice(at, at + AT_ONCE);
    const read = await Promise.all(some.map((id) => recordOf(base, id, signal)));
    for (const [index, record] of read.entries()) records.set(some[index] ?? record.id, record);
  }
  return ids.map((list) => list.flatMap((id) => records.get(id) ?? []));
}

async function idsOf(
  base: string,
  versions: readonly PackageVersion[],
  signal: AbortSignal,
): Promise<string[][]> {
  const ids = versions.map((): string[] => []);
  let waiting = versions.map((about, index) => ({ index, query: queryOf(about) }));
  for (let page = 0; waiting.length > 0; page++) {
    if (page === MAX_PAGES) throw unexpected('more pages than anybody can use');
    const more: typeof waiting = [];
    for (let at = 0; at < waiting.length; at += BATCH) {
      const some = waiting.slice(at, at + BATCH);
      const results = await sendBatch(
        base,
        some.map(({ query }) => query),
        signal,
      );
      for (const [position, { index, query }] of some.entries()) {
        const result = results[position];
        ids[index]?.push(...(result?.vulns ?? []).map(({ id }) => id));
        const token = result?.next_page_token;
        if (token !== undefined && token !== '') more.push({ index, query: { ...query, page_token: token } });
      }
    }
    waiting = more;
  }
  return ids;
}

async function sendBatch(base: string, queries: Query[], signal: AbortSignal) {
  const answer = await request(addressOf(base, '/v1/querybatch'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ queries }),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    reach: 'configured',
    signal,
  });
  const { success, data } = BatchAnswer.safeParse(answer.json());
  if (!success || data.results.length !== queries.length) throw unexpected('an answer of another shape');
  return data.results;
}

async function recordOf(base: string, id: string, signal: AbortSignal): Promise<OsvRecord> {
  const answer = await request(addressOf(base, `/v1/vulns/${encodeURIComponent(id)}`), {
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    reach: 'configured',
    signal,
  });
  const record = OsvRecord.safeParse(answer.json());
  if (record.success) return record.data;
  throw unexpected(`a record of another shape for ${id}`);
}

function queryOf(about: PackageVersion): Query {
  const { ecosystem, name } = about;
  return { package: { ecosystem, name }, version: osvVersion(about) };
}

function addressOf(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}${path}`;
}

function unexpected(what: string): ToolFailure {
  return new ToolFailure('E', `The OSV service gave ${what}. See that OSV_API_URL is the address of one.`);
}
