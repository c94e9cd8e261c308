import { checked, compare } from './integrity-check.ts';
import type { Check, Checker, Checking } from './integrity-check.ts';
import type { Package } from '#servers/projects/project.ts';
import { below, fetchBytes } from './registry.ts';

export const checkGo: Checker = async (found, checking) =>
  checking.checksums ? checked('checksumDatabase', () => sumCheck(found, checking)) : [];

/** The line of go.sum against the checksum database (https://go.dev/ref/mod#checksum-database). */
async function sumCheck(found: Package, { context, ask }: Checking): Promise<Check | undefined> {
  if (found.goSum === undefined) return undefined;
  const at = below(context, 'GO_SUM_URL', `lookup/${escaped(found.name)}@${escaped(found.version)}`);
  const answer = await ask(new URL(at).host, () => fetchBytes(at, context));
  const line = `${found.name} ${found.version} ${found.goSum}`;
  const lines = (answer?.toString('utf8') ?? '').split('\n').map((one) => one.trim());
  return compare(
    'checksumDatabase',
    lines.includes(line),
    'The checksum database has the line of go.sum.',
    'The checksum database does not have the line of go.sum.',
  );
}

/** Capitals become an exclamation mark and the small letter. */
function escaped(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
