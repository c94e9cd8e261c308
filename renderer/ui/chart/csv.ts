import type { Row, Series } from './series.ts';

/** The rows as RFC 4180 writes them: moments as ISO 8601, numbers as they are, nothing where there is no value. */
export function csvOf(time: string, series: readonly Series[], rows: readonly Row[]): string {
  const lines = rows.map(({ at, values }) => [
    new Date(at).toISOString(),
    ...series.map(({ key }) => values[key] ?? ''),
  ]);
  const head = [time, ...series.map(({ name }) => cell(name))];
  return [head, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

/** A spreadsheet would take what begins so for a formula. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
