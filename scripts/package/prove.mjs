import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exited, launch, run, signalGroup } from '../command.mjs';
import { Halt, onSignal } from '../halt.mjs';
import { chromiumFlags, runApp } from '../launch/app.mjs';
import { appEnvironment } from '../launch/environment.mjs';
import { eachLine } from '../launch/noise.mjs';
import { noSandbox } from '../launch/sandbox.mjs';
import { smoke } from '../launch/smoke.mjs';
import { leftBehind } from '../session/left-behind.mjs';
import { runFolder } from '../session/run-folder.mjs';
import { inTestSession } from '../session/test-session.mjs';

const SMOKE_MS = 90_000;
const SERVER = 'desktop-commander';

/** A session of its own, and nothing in it that leads the app to this checkout's Node or npm.
 * @template T @param {string} node @param {(env: NodeJS.ProcessEnv) => Promise<T>} work */
function inPlainSession(node, work) {
  return inTestSession({ node }, (env) => {
    const { PATCHBAY_NODE: _node, PATCHBAY_NPM: _npm, ...rest } = env;
    return work({ ...rest, PATH: appEnvironment(process.env).PATH });
  });
}

/** The packaged app does what `npm start -- --smoke` does. @param {string} node @param {string} program */
export async function proveApp(node, program) {
  const unsandboxed = await noSandbox(program);
  const flags = chromiumFlags({ virtualDisplay: process.platform === 'linux', sandbox: !unsandboxed });
  const code = await inPlainSession(node, (env) =>
    smoke((_home, extra) =>
      runApp(program, [...flags, '--smoke'], { env: { ...env, ...extra }, limitMs: SMOKE_MS }),
    ),
  );
  if (code !== 0) throw new Halt(`The packaged app did not pass its smoke run (code ${code}).`);
}

/** Resolves once the engine of `patchbay serve` says that it is ready.
 * @param {import('node:child_process').ChildProcess} child */
async function ready(child) {
  /** @type {string[]} */
  const lines = [];
  const said = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      if (stream)
        eachLine(stream, (line) => {
          lines.push(line);
          if (line.includes('"ready":true')) resolve(true);
        });
  });
  const result = await Promise.race([said, exited(child)]);
  if (result !== true) throw new Halt(`The packaged command line could not serve: ${lines.join(' ')}`);
}

/** The npx of the package runs on the Node of the package. @param {string} resources */
async function proveNpx(resources) {
  const program = join(resources, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const { code, output } = await run(program, [join(resources, 'npm', 'bin', 'npx-cli.js'), '--version']);
  if (code !== 0) throw new Halt(`The packaged npx failed: ${output.trim()}`);
}

/**
 * The packaged command line hosts an engine, answers for it and starts a bundled server: so its Node, the native
 * modules and the servers are all found inside the package.
 * @param {string} node @param {string} resources
 */
export async function proveCommandLine(node, resources) {
  await proveNpx(resources);
  const launcher = join(resources, 'bin', 'patchbay');
  return inPlainSession(node, async (session) => {
    const home = runFolder(tmpdir(), 'patchbay-cli-');
    const env = { ...session, PATCHBAY_HOME: home };
    const server = launch(launcher, ['serve', '--json'], {
      env,
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const forget = onSignal((signal) => signalGroup(server, signal));
    try {
      await ready(server);
      const status = await run(launcher, ['status', '--json'], { env, cwd: home });
      const started = await run(launcher, ['start', SERVER, '--json'], { env, cwd: home });
      for (const { code, output } of [status, started])
        if (code !== 0) throw new Halt(`The packaged command line failed (code ${code}): ${output.trim()}`);
      JSON.parse(status.stdout);
      server.kill('SIGTERM');
      const code = await exited(server);
      const left = await leftBehind(home);
      if (code !== 0 || left > 0)
        throw new Halt(`patchbay serve ended with ${code} and left ${left} process(es).`);
    } finally {
      signalGroup(server, 'SIGKILL');
      forget();
      rmSync(home, { recursive: true, force: true });
    }
  });
}

/** Entries that a .deb must have. @param {string} executable */
export const debEntries = (executable) => [
  /^-rwsr-xr-x root\/root .* \.\/usr\/lib\/[^/]+\/chrome-sandbox$/m,
  new RegExp(`^l.* \\./usr/bin/${executable} -> \\.\\./lib/${executable}/resources/bin/patchbay$`, 'm'),
  new RegExp(` \\./usr/share/applications/${executable}\\.desktop$`, 'm'),
  new RegExp(` \\./usr/share/icons/hicolor/256x256/apps/${executable}\\.png$`, 'm'),
  / \.\/usr\/share\/metainfo\/.*\.metainfo\.xml$/m,
  / \.\/usr\/lib\/[^/]+\/resources\/node\/bin\/node$/m,
];

/** Unpacks a tar.gz and runs the app from there. @param {string} node @param {string} file @param {string} executable */
export async function proveTarball(node, file, executable) {
  const root = runFolder(tmpdir(), 'patchbay-tar-');
  try {
    const { code, output } = await run('tar', ['-xzf', file, '-C', root, '--strip-components=1']);
    if (code !== 0) throw new Halt(`The tar.gz could not be unpacked: ${output.trim()}`);
    await proveApp(node, join(root, executable));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Unpacks a .deb and runs the app from there. @param {string} node @param {string} file @param {string} executable */
export async function proveDeb(node, file, executable) {
  const { stdout } = await run('dpkg-deb', ['--contents', file]);
  const missing = debEntries(executable).filter((entry) => !entry.test(stdout));
  if (missing.length > 0) throw new Halt(`The .deb lacks ${missing.join(', ')}.`);
  const root = runFolder(tmpdir(), 'patchbay-deb-');
  try {
    const { code, output } = await run('dpkg-deb', ['--extract', file, root]);
    if (code !== 0) throw new Halt(`The .deb could not be unpacked: ${output.trim()}`);
    await proveApp(node, join(root, 'usr', 'lib', executable, executable));
    const version = await run(join(root, 'usr', 'bin', executable), ['--help']);
    if (version.code !== 0) throw new Halt(`The command line of the .deb failed: ${version.output.trim()}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
