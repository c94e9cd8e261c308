import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import type { Session } from 'electron';
import type { WindowSurface } from '#contract/approval.ts';
import { spokenNow } from '#main/kernel/spoken.ts';

const SCHEME = 'app';

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

/**
 * Serves one window's files, read-only and with the policy that lets it load nothing else. Resolves when the page has
 * its first script and goes on without this process.
 */
export function servePages(session: Session, surface: WindowSurface, folder: string): Promise<void> {
  const { host, file } = PAGES[surface];
  let goOn = (): void => undefined;
  const underWay = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  session.protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    const path = normalize(join(folder, decodeURIComponent(url.pathname)));
    const type = TYPES[extname(path)];
    const isPage = path === join(folder, file);
    const isAsset = path.startsWith(join(folder, 'assets') + sep);
    if (request.method !== 'GET' || url.host !== host || type === undefined || !(isPage || isAsset))
      return notFound();
    const body = await readFile(path).catch(() => undefined);
    if (body === undefined) return notFound();
    if (type === TYPES['.js']) setImmediate(goOn);
    return new Response(isPage ? inLanguage(body.toString()) : new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': [...CONTENT_SECURITY_POLICY, ...MEDIA[surface]].join('; '),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  });
  return underWay;
}

/** The page learns from its first line which language it speaks. */
function inLanguage(page: string): string {
  return page.replace('<html lang="en">', `<html lang="${spokenNow()}">`);
}

function notFound(): Response {
  return new Response('', { status: 404 });
}
