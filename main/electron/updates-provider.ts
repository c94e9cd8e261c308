import type { KeyObject } from 'node:crypto';
import { Provider } from 'electron-updater';
import { text } from '#contract/text.ts';
import { UpdateFailure } from '#main/app/updater.ts';
import type { Send } from '#main/app/updater.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { filesFor, notesOf, readFeed } from './updates-feed.ts';
import type { Feed } from './updates-feed.ts';
import type { UpdateSource } from './updates-support.ts';

const PATIENCE_MS = 30_000;
const MOST = 256 * 1024;

interface SignedFeed extends UpdateSource {
  key: KeyObject;
  send: Send;
  /** Throws when this version must not be installed over the one that runs. */
  admit: (version: string) => void;
}

/** A generic feed whose list of files is signed: electron-updater sees nothing of one that is not. */
export class SignedProvider extends Provider<ReturnType<typeof infoOf>> {
  readonly #feed: SignedFeed;

  constructor(feed: SignedFeed) {
    // What these are for is done by the two methods below.
    super({ isUseMultipleRangeRequest: false, platform: platformOf(feed), executor: undefined as never });
    this.#feed = feed;
  }

  override async getLatestVersion(): Promise<ReturnType<typeof infoOf>> {
    const { feed, key, kind, send, admit } = this.#feed;
    const name = `${this.getDefaultChannelName()}.yml`;
    const bytes = await fetchSmall(send, new URL(name, feed));
    if (bytes === undefined) throw new UpdateFailure(text('updates.feedGone', { address: feed.host }));
    const signature = await fetchSmall(send, new URL(`${name}.sig`, feed));
    const read = readFeed(bytes, signature?.toString('utf8') ?? '', key);
    filesFor(kind, read);
    admit(read.version);
    return infoOf(read);
  }

  override resolveFiles(info: ReturnType<typeof infoOf>) {
    const { feed, kind } = this.#feed;
    return filesFor(kind, info.feed).map((file) => ({
      url: new URL(encodeURIComponent(file.url), feed),
      info: file,
    }));
  }
}

function platformOf({ kind }: UpdateSource): 'darwin' | 'linux' | 'win32' {
  if (kind === 'mac') return 'darwin';
  return kind === 'nsis' ? 'win32' : 'linux';
}

/** As electron-updater wants it; `path` and `sha512` are of its past. */
function infoOf(feed: Feed) {
  const { version, files, releaseDate, stagingPercentage, minimumSystemVersion } = feed;
  return {
    feed,
    version,
    files,
    path: '',
    sha512: '',
    releaseDate,
    releaseNotes: notesOf(feed),
    ...(stagingPercentage === undefined ? {} : { stagingPercentage }),
    ...(minimumSystemVersion === undefined ? {} : { minimumSystemVersion }),
  };
}

/** undefined: there is no such file. */
async function fetchSmall(send: Send, url: URL): Promise<Buffer | undefined> {
  try {
    const headers = { accept: '*/*', 'cache-control': 'no-cache' };
    const response = await send({ method: 'GET', url, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.statusCode !== 200) {
      response.body.dump().catch(() => undefined);
      if (response.statusCode === 404 || response.statusCode === 410) return undefined;
      throw new Error(`HTTP ${response.statusCode}`);
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > MOST) throw new Error(`more than ${MOST} bytes`);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    const problem = problemOf(error);
    throw new UpdateFailure(text('updates.unreachable', { address: url.host, problem }));
  }
}
