import type { CallRecord } from '#contract/call.ts';
import { say } from '#main/kernel/say.ts';

const COLUMNS: Record<string, (call: CallRecord) => string | number | undefined> = {
  at: ({ at }) => new Date(at).toISOString(),
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  server: ({ server }) => server,
  name: ({ name }) => name,
  via: ({ via }) => via,
  principal: ({ principal }) => principal,
  outcome: ({ outcome }) => outcome,
  decision: ({ decision }) => decision?.effect,
  rule: ({ decision }) => decision?.rule,
  totalMs: ({ totalMs }) => totalMs,
  waitedMs: ({ waitedMs }) => waitedMs,
  upstreamMs: ({ upstreamMs }) => upstreamMs,
  arguments: ({ args }) => JSON.stringify(args),
  message: ({ message }) => message && say(message),
};

/** Names of the columns as the first line of a CSV file (RFC 4180). */
export const CSV_HEAD = `${Object.keys(COLUMNS).join(',')}\r\n`;

/** A call as one record of a CSV file. Results are left out: they are in JSON Lines. */
export function csvLine(call: CallRecord): string {
  return `${Object.values(COLUMNS)
    .map((column) => cell(column(call)))
    .join(',')}\r\n`;
}

/** What a spreadsheet would take for a formula becomes text: names and arguments come from strangers. */
function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
