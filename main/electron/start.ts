import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import { endBrowserLeftovers } from '#main/app/browser-leftovers.ts';
import { composeEngine } from '#main/app/compose.ts';
import type { Engine } from '#main/app/compose.ts';
import { StartFailure } from '#main/app/start-failure.ts';
import { OWNER } from '#contract/call.ts';
import { say } from '#main/kernel/say.ts';
import { presentApprovals } from './approval-presenter.ts';
import type { ApprovalPresenter } from './approval-presenter.ts';
import type { LinkInbox } from './deep-link.ts';
import { createDesktopHost } from './desktop-host.ts';
import { openDesktop } from './desktop.ts';
import { endByForce } from './end-by-force.ts';
import { failedBackend } from './failed-engine.ts';
import type { Backend, IpcHost } from './ipc-host.ts';
import { setMenu } from './menu.ts';
import type { Paths } from './paths.ts';
import type { Closing, Leaving } from './quit.ts';
import { restart } from './restart.ts';
import { runSmoke } from './smoke.ts';
import type { WindowState } from './window-state.ts';

/** A quit that takes longer hangs: everything of ours ends within half of this. */
const END_MS = 30_000;
/** Time that calls under way get to end by themselves before Patchbay is replaced. */
const LAST_CALLS_MS = 5_000;

export interface StartParts {
  home: { path: string; chosen: boolean };
  paths: Paths;
  ipc: IpcHost;
  window: BrowserWindow;
  /** Resolves when the page has all its scripts. */
  underWay: Promise<unknown>;
  /** Resolves when the page is on screen, to the milliseconds since this process began to run code of ours. */
  shown: Promise<number>;
  state: WindowState;
  links: LinkInbox;
  leaving: Leaving;
  smoke: boolean;
  /** Gives the windows whom they talk to. */
  answer(backend: Backend): void;
}

/** The app once its engine is there. */
export interface Running {
  stop(): Promise<void>;
  /** What closing the main window means. */
  closing(): Promise<Closing>;
}

/** Starts the engine behind a window that is already on its way. */
export async function start(parts: StartParts): Promise<Running> {
  const { home, paths, shown, leaving, smoke } = parts;
  // Made after the engine, which may ask for it.
  let approvals: ApprovalPresenter | undefined;
  // It looks at every process there is, and nobody waits for it.
  shown
    .then(() => endBrowserLeftovers(app.getPath('userData')))
    .catch((error: unknown) => {
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
    giveWayTo: parts.underWay,
    startAfter: shown,
    host: createDesktopHost(
      home,
      () => approvals?.show(),
      (last) => {
        leaving.last = last;
        app.quit();
      },
    ),
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
    parts.answer(failedBackend(engine, restart));
    if (smoke) app.exit(1);
    return { stop: () => Promise.resolve(), closing: () => Promise.resolve('quit') };
  }
  approvals = presentApprovals(engine, parts);
  return run(engine, approvals, parts);
}

async function run(engine: Engine, approvals: ApprovalPresenter, parts: StartParts): Promise<Running> {
  const { home, paths, window, leaving } = parts;
  const { dispatch, subscribe } = engine;
  parts.answer({
    ask: (surface, name, params) => dispatch(name, params, { surface, principal: OWNER, via: 'desk' }),
    subscribe,
  });
  leaving.watch = () => endByForce(paths.node, END_MS);
  const shownMs = await parts.shown;
  process.stdout.write('PATCHBAY READY\n');
  setMenu();
  const keepState = parts.state.follow(window);
  const desktop = await openDesktop({ engine, window, approvals, home: home.path });
  parts.links.deliver((address) => {
    // Its refusals are shown by the window, which hears of every link.
    void dispatch('link.open', { address }, { surface: 'app', principal: OWNER, via: 'desk' });
  });
  if (parts.smoke) app.exit(await runSmoke({ engine, window, approvals, home: home.path, shownMs }));
  return {
    async stop() {
      keepState();
      desktop.close();
      approvals.close();
      if (leaving.last) await engine.drain(LAST_CALLS_MS);
      await engine.close();
    },
    closing: desktop.closing,
  };
}
