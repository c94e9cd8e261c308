import { copyFileSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { launch } from '../support/app.ts';
import type { RunningApp } from '../support/app.ts';
import { fixture, nodePath } from '../support/foreign.ts';
import { processesOf, runs } from './processes.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');

/** A temporary place with everything that a tour touches, and the app in it. */
export interface Tour {
  /** The folder that holds all the rest. */
  root: string;
  home: string;
  /** Where Claude Desktop would have its configuration. */
  claudeFile: string;
  /** Node, by a name inside `root`. */
  node: string;
  /** Path of a reference server, by a name inside `root`. */
  reference(name: string): string;
  /** Path of a copy of a test server. */
  fixture(name: string): string;
  /** The app as it runs now. */
  app(): RunningApp;
  start(): Promise<RunningApp>;
  /** SIGKILL, as the kernel or an impatient person would. */
  kill(): Promise<void>;
  /** Quits as a person would. */
  quit(): Promise<void>;
  /** A moment at which a fault may be planted from outside. */
  moment(name: string): Promise<void>;
  /** The same text without the paths of this machine. */
  neutral(text: string): string;
  /** Ends what is left and removes the folder. */
  end(): Promise<void>;
}

export interface TourOptions {
  /** The folder of the app: the repository, or a copy of what was built. */
  app?: string;
  moment?: (name: string, tour: Tour) => void | Promise<void>;
}

export function openTour({ app: folder = REPOSITORY, moment }: TourOptions = {}): Tour {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'patchbay-tour-'));
  const home = join(root, 'home');
  const node = join(root, 'bin', 'node');
  for (const name of ['home', 'bin', 'servers', 'config']) mkdirSync(join(root, name));
  symlinkSync(nodePath(), node);
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  for (const name of ['slow.mjs', 'family.mjs']) copyFileSync(fixture(name), join(root, 'servers', name));
  let running: RunningApp | undefined;

  const app = (): RunningApp => {
    if (running === undefined) throw new Error('the app is not running');
    return running;
  };
  const tour: Tour = {
    root,
    home,
    node,
    claudeFile: join(root, 'config', 'Claude', 'claude_desktop_config.json'),
    reference: (name) => join(root, 'node_modules/@modelcontextprotocol', `server-${name}`, 'dist/index.js'),
    fixture: (name) => join(root, 'servers', name),
    app,
    async start() {
      running = await launch({ home, app: folder, env: { XDG_CONFIG_HOME: join(root, 'config') } });
      return running;
    },
    async kill() {
      const { pid } = app();
      process.kill(pid, 'SIGKILL');
      while (runs(pid)) await delay(20);
      running = undefined;
    },
    async quit() {
      const quitting = app();
      running = undefined;
      await quitting.close();
    },
    async moment(name) {
      await moment?.(name, tour);
    },
    neutral: (text) =>
      [
        [root, '<tour>'],
        [folder, '<app>'],
        [REPOSITORY, '<repository>'],
        [nodePath(), '<node>'],
      ].reduce((rest, [path = '', name = '']) => rest.replaceAll(path, name), text),
    async end() {
      // After a failure nobody has quit it. By its pid, because Chromium writes over the environment that /proc shows.
      if (running !== undefined) await tour.kill();
      for (let left = processesOf(root); left.length > 0; left = processesOf(root)) {
        for (const pid of left) if (runs(pid)) process.kill(pid, 'SIGKILL');
        await delay(50);
      }
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
      if (existsSync(root)) throw new Error('the folder of the tour could not be removed');
    },
  };
  return tour;
}
