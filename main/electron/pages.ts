import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import type { ProtocolResponse, Session } from 'electron';
import type { WindowSurface } from '#contract/approval.ts';
import { spokenNow } from '#main/kernel/spoken.ts';

const SCHEME = 'app';
/** As much as Electron hands on at once. */
const PIECE_BYTES = 64 * 1024;

/** Each window has an origin of its own, so that nothing in one can reach into the other. */
const PAGES: Record<WindowSurface, { host: string; file: string }> = {
  app: { host: 'patchbay', file: 'index.html' },
  approval: { host: 'approval', file: 'approval.html' },
};

/** Foreign pictures and sounds are shown in the main window alone, from data that it holds already. */
const MEDIA: Record<WindowSurface, readonly string[]> = {
  app: ["img-src 'self' data:", 'media-src data:'],
  approval: ["img-src 'self'"],
};

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function pageOf(surface: WindowSurface): string {
  const { host, file } = PAGES[surface];
  return `${SCHEME}://${host}/${file}`;
}

/** What a page was given; each resolves when this process has nothing more to do for it. */
export interface Served {
  /** Itself; its process reads it now and then asks for its scripts. */
  page: Promise<void>;
  /** All that it needs to draw itself. */
  scripts: Promise<void>;
}

/** Serves one window's files, read-only and with the policy that lets it load nothing else. */
export function servePages(session: Session, surface: WindowSurface, folder: string): Served {
  const { host, file } = PAGES[surface];
  let missing = 0;
  let pageIsOut = (): void => undefined;
  let scriptsAreOut = (): void => undefined;
  const page = new Promise<void>((resolve) => {
    pageIsOut = resolve;
  });
  const scripts = new Promise<void>((resolve) => {
    scriptsAreOut = resolve;
  });

  async function answer(method: string, address: string): Promise<ProtocolResponse> {
    const url = new URL(address);
    const path = normalize(join(folder, decodeURIComponent(url.pathname)));
    const type = TYPES[extname(path)];
    const isPage = path === join(folder, file);
    const isAsset = path.startsWith(join(folder, 'assets') + sep);
    if (method !== 'GET' || url.host !== host || type === undefined || !(isPage || isAsset))
      return notFound();
    let body = await readFile(path);
    if (isPage) {
      const text = inLanguage(body.toString(), surface);
      // Its script, and those that it names to be fetched beside it.
      missing = text.match(/\.js"/g)?.length ?? 0;
      body = Buffer.from(text);
    }
    const data = inPieces(body);
    data.once('end', () => {
      if (isPage) pageIsOut();
      else if (type === TYPES['.js'] && --missing === 0) scriptsAreOut();
    });
    return {
      data,
      headers: {
        'content-type': type,
        'content-security-policy': [...CONTENT_SECURITY_POLICY, ...MEDIA[surface]].join('; '),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        // No `cross-origin-opener-policy`: a window has no opener and opens none (hardening.ts), and for that header
        // Chromium starts a second process for the page.
      },
    };
  }

  // Not `handle`: its answer is a Response, for which Node reads a whole HTTP client before the window is there. And no
  // buffers: Electron lets every origin read those.
  session.protocol.registerStreamProtocol(SCHEME, ({ method, url }, give) => {
    void answer(method, url).catch(notFound).then(give);
  });
  return { page, scripts };
}

/** What is given in one piece waits in this process, and for as long as this process does something else. */
function inPieces(body: Buffer): Readable {
  let at = 0;
  return new Readable({
    highWaterMark: PIECE_BYTES,
    read() {
      this.push(at < body.length ? body.subarray(at, (at += PIECE_BYTES)) : null);
    },
  });
}

/** The page learns from its first line which language it speaks, and fetches the words beside its script. */
function inLanguage(page: string, surface: WindowSurface): string {
  const words = languageScript(surface);
  const link =
    words === undefined ? '' : `\n    <link rel="modulepreload" crossorigin href="./assets/${words}">`;
  return page.replace('<html lang="en">', `<html lang="${spokenNow()}">`).replace('<head>', `<head>${link}`);
}

/** File with the words of a language that the page's own script does not hold (vite/renderer.config.ts names it). */
function languageScript(surface: WindowSurface): string | undefined {
  const spoken = spokenNow();
  if (spoken === 'en' || spoken === 'qps') return undefined;
  return PAGES[surface].file.replace('.html', `-${spoken}.js`);
}

function notFound(): ProtocolResponse {
  return { statusCode: 404, data: Readable.from([]) };
}
