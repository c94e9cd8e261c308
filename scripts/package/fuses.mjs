import { run, tool } from '../command.mjs';
import { Halt } from '../halt.mjs';

/**
 * Electron's switches as they must be in a package, by the names that `electron-fuses read` prints.
 * @type {Record<string, { on: boolean, why: string }>}
 */
export const FUSES = {
  RunAsNode: { on: false, why: 'servers and the command line run on the shipped Node' },
  EnableCookieEncryption: { on: true, why: 'nothing keeps cookies; if a page ever does, not in the clear' },
  EnableNodeOptionsEnvironmentVariable: { on: false, why: 'no code by NODE_OPTIONS' },
  EnableNodeCliInspectArguments: { on: false, why: 'no debugger on the process that holds the secrets' },
  EnableEmbeddedAsarIntegrityValidation: {
    on: true,
    why: 'a changed archive does not start (macOS, Windows)',
  },
  OnlyLoadAppFromAsar: { on: true, why: 'no app folder put beside the archive' },
  LoadBrowserProcessSpecificV8Snapshot: { on: false, why: 'there is no snapshot of ours' },
  GrantFileProtocolExtraPrivileges: { on: false, why: 'pages come from app:, never from files' },
};

/** @param {string} output of `electron-fuses read` @returns {Map<string, boolean>} */
export function fusesIn(output) {
  // oxlint-disable-next-line no-control-regex
  const plain = output.replaceAll(/\u001b\[\d+m/g, '');
  const lines = plain.matchAll(/^\s*(\w+) is (Enabled|Disabled)/gm);
  return new Map([...lines].map(([, name, state]) => [String(name), state === 'Enabled']));
}

/** Every fuse that is not as it must be, as a sentence. @param {Map<string, boolean>} found */
export function wrongFuses(found) {
  return Object.entries(FUSES).flatMap(([name, { on }]) => {
    const is = found.get(name);
    if (is === on) return [];
    return [`${name} is ${is === undefined ? 'not there' : is ? 'on' : 'off'}, not ${on ? 'on' : 'off'}`];
  });
}

/** Reads the fuses of a packed app back. @param {string} node @param {string} app its executable, or the .app of macOS */
export async function checkFuses(node, app) {
  const { code, output } = await run(node, [tool('@electron/fuses', 'electron-fuses'), 'read', '--app', app]);
  if (code !== 0) throw new Halt(`The fuses could not be read back: ${output.trim().split('\n').at(-1)}`);
  const found = fusesIn(output);
  const wrong = wrongFuses(found);
  if (wrong.length > 0) throw new Halt(`The fuses are not as they must be: ${wrong.join('; ')}.`);
  return found;
}
