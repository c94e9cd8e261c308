import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { z } from 'zod';
import { text } from '#contract/text.ts';
import { UpdateFailure } from '#main/app/updater.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { PackageKind } from './updates-support.ts';

const ENDINGS: Record<PackageKind, string> = {
  AppImage: '.AppImage',
  deb: '.deb',
  mac: '.zip',
  nsis: '.exe',
};
const SIGNATURE = /^[A-Za-z0-9+/]{86}==\s*$/;
const TWO_GIB = 2 ** 31;

const FeedFile = z.object({
  /** The name of a file beside the feed, never a way to elsewhere. */
  url: z
    .string()
    .max(200)
    .regex(/^[\w+-][\w.+ -]*$/, 'must be the name of a file beside the feed'),
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/, 'must be a SHA-512 as base64'),
  size: z.int().min(1).max(TWO_GIB),
  isAdminRightsRequired: z.boolean().optional(),
});
export type FeedFile = z.infer<typeof FeedFile>;

const Notes = z.union([
  z.string(),
  z.array(z.object({ version: z.string(), note: z.string().nullable() })).max(100),
]);

/** What electron-builder writes into `latest*.yml`, as far as it is used here. The rest is dropped. */
const Feed = z.object({
  version: z
    .string()
    .max(64)
    .regex(/^\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?$/, 'must be a version such as 1.2.3'),
  files: z.array(FeedFile).min(1).max(20),
  releaseDate: z.coerce.string().default(''),
  releaseNotes: Notes.nullish(),
  stagingPercentage: z.number().min(0).max(100).optional(),
  minimumSystemVersion: z.string().max(64).optional(),
});
export type Feed = z.infer<typeof Feed>;

/**
 * Reads `latest*.yml`. The Ed25519 signature over its bytes is checked before anything else is done with them.
 * Throws {@link UpdateFailure}.
 */
export function readFeed(bytes: Buffer, signature: string, key: KeyObject): Feed {
  const advice = text('updates.advice.distrust');
  if (!SIGNATURE.test(signature)) throw new UpdateFailure(text('updates.unsigned'), advice);
  if (!verify(null, bytes, key, Buffer.from(signature, 'base64'))) {
    throw new UpdateFailure(text('updates.wrongSignature'), advice);
  }
  const parsed = Feed.safeParse(yamlOf(bytes));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw malformed(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

/** The files of a feed that can replace a copy of this kind, never those of another. */
export function filesFor(kind: PackageKind, { files }: Feed): FeedFile[] {
  const fitting = files.filter(({ url }) => url.endsWith(ENDINGS[kind]));
  if (fitting.length > 0) return fitting;
  throw new UpdateFailure(text('updates.noFile', { kind: ENDINGS[kind] }));
}

/** What the makers of a version say of it, as Markdown; at most 20,000 characters. */
export function notesOf({ releaseNotes }: Feed): string {
  if (!Array.isArray(releaseNotes)) return (releaseNotes ?? '').slice(0, 20_000);
  const parts = releaseNotes.map(({ version, note }) => `## ${version}\n\n${note ?? ''}`);
  return parts.join('\n\n').slice(0, 20_000);
}

function yamlOf(bytes: Buffer): unknown {
  try {
    return parseUpdateInfo(bytes.toString('utf8'), 'latest.yml', new URL('https://feed.invalid/latest.yml'));
  } catch (error) {
    throw malformed(
      problemOf(error)
        .replace(/^.*?: /, '')
        .slice(0, 200),
    );
  }
}

function malformed(problem: string): UpdateFailure {
  return new UpdateFailure(text('updates.malformed', { problem }));
}
