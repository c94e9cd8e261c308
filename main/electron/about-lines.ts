import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { text } from '#contract/text.ts';
import { say } from '#main/kernel/say.ts';

/** What `npm run package` writes into the package.json inside of the package. */
const About = z.object({
  // A hash of digits alone comes as a number: electron-builder is told it on its command line.
  commit: z.union([z.string(), z.number()]).transform(String),
  /** ISO 8601, of the commit. */
  date: z.string(),
  /** Made from the registry's stand-in for Electron. */
  development: z.boolean(),
});
export type About = z.infer<typeof About>;

/** What is known of the package that was started from this folder or archive; undefined in a checkout. */
export function aboutIn(folder: string): About | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return z.object({ about: About }).safeParse(manifest).data?.about;
  } catch {
    return undefined;
  }
}

/** What stands below name and version: what this is, what it was made from, what it runs on, whose it is. */
export function aboutLines(about: About | undefined, versions: Partial<NodeJS.ProcessVersions>): string[] {
  const { electron = '', chrome = '', node = '' } = versions;
  const from =
    about === undefined
      ? [say(text('about.checkout'))]
      : [
          ...(about.development ? [say(text('about.development')), ''] : []),
          say(text('about.source', { commit: about.commit, date: about.date.slice(0, 10) })),
        ];
  return [...from, say(text('about.runtime', { electron, chrome, node })), '', say(text('about.licence'))];
}
