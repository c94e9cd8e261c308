import { app } from 'electron';
import { endBrowserLeftovers } from '#main/app/browser-leftovers.ts';
import { composeEngine } from '#main/app/compose.ts';
import type { Engine } from '#main/app/compose.ts';
import { StartFailure } from '#main/app/start-failure.ts';
import { locateHome } from '#main/kernel/locate-home.ts';
import { languageOf, terminalLanguages } from '#main/kernel/language.ts';
import { say, speak } from '#main/kernel/say.ts';
import { presentApprovals } from './approval-presenter.ts';
import type { ApprovalPresenter } from './approval-presenter.ts';
import { createLinkInbox } from './deep-link.ts';
import { createDesktopHost } from './desktop-host.ts';
import { openDesktop, systemLanguages } from './desktop.ts';
import { endByForce } from './end-by-force.ts';
import { failedDispatch } from './failed-engine.ts';
import { hardenContents } from './hardening.ts';
import { createIpcHost } from './ipc-host.ts';
import { setMenu } from './menu.ts';
import { declareScheme } from './pages.ts';
import { appPaths } from './paths.ts';
import { onQuit } from './quit.ts';
import type { Leaving } from './quit.ts';
import { runSmoke, smokeAllowed } from './smoke.ts';
import { receiveLinks, showOnSecondStart } from './second-start.ts';
import { print, useHomeForBrowserData } from './process.ts';
import { openWindowState } from './window-state.ts';
import { openMainWindow } from './windows.ts';

/** A quit that takes longer hangs: everything of ours ends within half of this. */
const END_MS = 30_000;

const started = performance.now();
const home = locateHome();
const smoke = process.argv.includes('--smoke');
// Made after the engine, which may ask for it.
let approvals: ApprovalPresenter | undefined;
const leaving: Leaving = {};
const links = createLinkInbox();
/** Time that calls under way get to end by themselves before Patchbay is replaced. */
const LAST_CALLS_MS = 5_000;

speak(languageOf(home.path, terminalLanguages()));
declareScheme();
hardenContents();
useHomeForBrowserData(home.path);

if (smoke && !smokeAllowed(home)) {
  print('smoke.needsTemporaryHome');
  app.exit(1);
} else if (!app.requestSingleInstanceLock()) {
  print('app.alreadyRuns');
  app.exit(0);
} else {
  receiveLinks(links);
  // Not awaited here: Electron becomes ready only after this module has been evaluated.
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      app.exit(1);
    });
}

async function start(): Promise<void> {
  const paths = appPaths();
  const shown = newSignal();
  speak(languageOf(home.path, systemLanguages()));
  setMenu();
  endBrowserLeftovers(app.getPath('userData')).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
  });
  const engine = await composeEngine({
    home,
    version: app.getVersion(),
    node: paths.node,
    npm: paths.npm,
    servers: paths.servers,
    cli: paths.cli,
    takeOver: true,
    documents: app.getPath('documents'),
    downloads: app.getPath('downloads'),
    startAfter: shown.given,
    host: createDesktopHost(home, () => approvals?.show(), leaveWith),
    notices: {
      privateKeyring: process.env['PATCHBAY_KEYRING'] === 'private',
      noSandbox: app.commandLine.hasSwitch('no-sandbox'),
    },
  }).catch((error: unknown) => {
    if (error instanceof StartFailure) return error;
    throw error;
  });
  if (engine instanceof StartFailure) {
    process.stderr.write(`${say(engine.reason)} ${say(engine.advice)}\n`);
    const ipc = createIpcHost({ dispatch: failedDispatch(engine), subscribe: () => () => undefined });
    const window = await openMainWindow({ paths, ipc });
    showOnSecondStart(window);
    onQuit(window, () => Promise.resolve());
    if (smoke) app.exit(1);
    return;
  }
  await run(engine, paths, shown.give);
}

async function run(engine: Engine, paths: ReturnType<typeof appPaths>, onShown: () => void): Promise<void> {
  const ipc = createIpcHost(engine);
  const presenter = presentApprovals(engine, { paths, ipc });
  approvals = presenter;
  const state = openWindowState(home.path);
  const window = await openMainWindow({ paths, ipc }, state.bounds());
  const keepState = state.follow(window);
  showOnSecondStart(window);
  const desktop = await openDesktop({ engine, window, approvals: presenter, home: home.path });
  leaving.watch = () => endByForce(paths.node, END_MS);
  onQuit(
    window,
    async () => {
      keepState();
      desktop.close();
      presenter.close();
      if (leaving.last) await engine.drain(LAST_CALLS_MS);
      await engine.close();
    },
    desktop.closing,
    leaving,
  );
  links.deliver(engine.dispatch);
  onShown();
  const shownMs = Math.round(performance.now() - started);
  process.stdout.write(`PATCHBAY READY ${shownMs}\n`);
  if (smoke) app.exit(await runSmoke({ engine, window, approvals: presenter, home: home.path, shownMs }));
}

function leaveWith(last: () => void): void {
  leaving.last = last;
  app.quit();
}

/** A promise and how to fulfil it. */
function newSignal(): { given: Promise<void>; give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return {
    given,
    give: () => {
      give();
    },
  };
}
