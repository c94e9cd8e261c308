import { Menu, app } from 'electron';
import { readAhead } from '#main/app/read-ahead.ts';
import { languageOf, terminalLanguages } from '#main/kernel/language.ts';
import { locateHome } from '#main/kernel/locate-home.ts';
import { speak } from '#main/kernel/spoken.ts';
import { useHomeForBrowserData } from './browser-data.ts';
import { createLinkInbox } from './deep-link.ts';
import { hardenContents } from './hardening.ts';
import { createIpcHost } from './ipc-host.ts';
import type { Backend } from './ipc-host.ts';
import { declareScheme } from './pages.ts';
import { appPaths } from './paths.ts';
import { onQuit } from './quit.ts';
import type { Leaving } from './quit.ts';
import { receiveLinks, showOnSecondStart } from './second-start.ts';
import { smokeAllowed } from './smoke-home.ts';
import type { Running } from './start.ts';
import { systemLanguages } from './system-languages.ts';
import { openWindowState } from './window-state.ts';
import { openMainWindow } from './windows.ts';

// What runs first is little: a process of its own loads the page while this one reads the engine piece by piece, and
// starts it when the page has all it needs.

const begun = performance.now();
const home = locateHome();
const smoke = process.argv.includes('--smoke');
const links = createLinkInbox();

declareScheme();
hardenContents();
// Ours comes once somebody can see it; Electron would make one of its own.
Menu.setApplicationMenu(null);
useHomeForBrowserData(home.path);

if (smoke && !smokeAllowed(home)) {
  void leaveSaying('smoke.needsTemporaryHome', 1);
} else if (!app.requestSingleInstanceLock()) {
  void leaveSaying('app.alreadyRuns', 0);
} else {
  receiveLinks(links);
  // Not awaited here: Electron becomes ready only after this module has been evaluated.
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      app.exit(1);
    });
}

async function open(): Promise<void> {
  const paths = appPaths();
  const words = speak(languageOf(home.path, systemLanguages()));
  let answer: (backend: Backend) => void = () => undefined;
  const ipc = createIpcHost(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const state = openWindowState(home.path);
  const { window, page, underWay, ...its } = openMainWindow({ paths, ipc }, state.bounds());
  const shown = its.shown.then(sayShown);
  showOnSecondStart(window);
  // A page that does not come is heard of below.
  const none = (): void => undefined;
  const ahead = readAhead({ page: page.catch(none), underWay: underWay.catch(none) });
  const leaving: Leaving = {};
  const parts = { home, paths, ipc, window, underWay, shown, state, links, leaving, smoke, answer };
  const starting = Promise.all([ahead, words])
    .then(() => import('./start.ts'))
    .then(({ start }) => start(parts));
  let running: Running | undefined;
  onQuit(
    window,
    async () => (await starting).stop(),
    () => running?.closing() ?? Promise.resolve('quit'),
    leaving,
  );
  running = await starting;
}

/** Gives the milliseconds that it took. */
function sayShown(): number {
  const ms = Math.round(performance.now() - begun);
  process.stdout.write(`PATCHBAY SHOWN ${ms}\n`);
  return ms;
}

async function leaveSaying(
  code: 'smoke.needsTemporaryHome' | 'app.alreadyRuns',
  exitCode: number,
): Promise<void> {
  const { print } = await import('./print.ts');
  await speak(languageOf(home.path, terminalLanguages()));
  print(code);
  app.exit(exitCode);
}
