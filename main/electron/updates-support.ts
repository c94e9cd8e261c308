import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { UpdateTrouble } from '#main/app/updater.ts';

/** The forms of the app that can replace themselves. */
export type PackageKind = 'AppImage' | 'deb' | 'mac' | 'nsis';

/** Where newer versions are, who signs them, and what this copy is. */
export interface UpdateSource {
  kind: PackageKind;
  feed: URL;
  key: KeyObject;
}

/** What is known of this copy without asking anybody. */
export interface CopyFacts {
  platform: NodeJS.Platform;
  packaged: boolean;
  /** The name it bears; a package for development alone says so in it. */
  name: string;
  env: Readonly<Record<string, string | undefined>>;
  /** What its installer left in `resources/package-type`. */
  packageType: string | undefined;
  source: { feed: string; publicKey: string };
}

/** How this copy can be replaced, or why it cannot and what its user can do. */
export function updateSourceOf(facts: CopyFacts): UpdateSource | UpdateTrouble {
  const { packaged, env } = facts;
  // In a checkout a feed can be tried out; what is installed looks only where it was built to look.
  const tried = packaged ? undefined : env['PATCHBAY_UPDATE_FEED'];
  if (!packaged && tried === undefined) return trouble('updates.fromSource', 'updates.advice.source');
  if (packaged && /development/i.test(facts.name)) {
    return trouble('updates.development', 'updates.advice.download');
  }
  const feed = feedOf(tried ?? facts.source.feed);
  if (feed === undefined) return trouble('updates.noFeed', 'updates.advice.download');
  const key = keyOf(tried === undefined ? facts.source.publicKey : (env['PATCHBAY_UPDATE_KEY'] ?? ''));
  if (key === undefined) return trouble('updates.noKey', 'updates.advice.download');
  const kind = kindOf(facts);
  return kind === undefined ? trouble('updates.unpacked', 'updates.advice.download') : { kind, feed, key };
}

function trouble(reason: Text['code'], advice: Text['code']): UpdateTrouble {
  return { reason: text(reason), advice: text(advice) };
}

function kindOf({ platform, env, packageType }: CopyFacts): PackageKind | undefined {
  if (platform === 'darwin') return 'mac';
  // What was only unpacked, or runs from a portable file, has no installer that could replace it.
  if (platform === 'win32') return env['PORTABLE_EXECUTABLE_DIR'] === undefined ? 'nsis' : undefined;
  if (env['APPIMAGE'] !== undefined) return 'AppImage';
  return packageType === 'deb' ? 'deb' : undefined;
}

function feedOf(address: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  const local = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  return url.protocol === 'https:' || local ? url : undefined;
}

function keyOf(publicKey: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
