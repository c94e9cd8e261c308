import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Tour } from './tour.ts';

/** One expression of what was built, and what stands there instead. `from` must be there exactly once. */
export interface Patch {
  file: string;
  from: string;
  to: string;
}

/** Something that must not go unseen. It is planted in a copy of what was built, or from outside while the tour goes. */
export interface Fault {
  id: string;
  what: string;
  /** The one step that must turn red. */
  step: string;
  /** What its problem must say, so that it is not red for another reason. */
  says: RegExp;
  patches?: readonly Patch[];
  outside?: { at: string; plant: (tour: Tour) => void };
}

/** The engine, and the part of it that is read when somebody asks for Claude Desktop. */
const MAIN = 'main/chunks/start.js';
const CLAUDE = 'main/chunks/claude-desktop.js';

const CLIENT = 'async function put(file, bytes) {';

/** Puts these edits of a file that was built side by side. */
const within =
  (file: string) =>
  (...edits: readonly [from: string, to: string][]): Patch[] =>
    edits.map(([from, to]) => ({ file, from, to }));
const inMain = within(MAIN);
const inClaude = within(CLAUDE);

export const faults: readonly Fault[] = [
  {
    id: 'lock-of-another',
    what: 'the lock of the home names another process',
    step: 'first-start',
    says: /the engine of this home is the app: expected true/,
    patches: inMain(['\t\tpid: process.pid,\n\t\tstartTime,', '\t\tpid: process.ppid,\n\t\tstartTime,']),
  },
  {
    id: 'invented-result',
    what: 'a tool answers with something that is not on disk',
    step: 'bundled-server',
    says: /what it reads is what is on disk: expected true/,
    patches: [
      {
        file: 'servers/desktop-commander.mjs',
        from: 'content: decode(bytes, encoding)',
        to: 'content: "ok"',
      },
    ],
  },
  {
    id: 'consent-skipped',
    what: 'a command runs without having been approved',
    step: 'added-server',
    says: /before its command is approved: expected 0/,
    patches: inMain([
      'return server.source === "bundled" || server.consent === launchHash(server.launch);',
      'return true;',
    ]),
  },
  {
    id: 'secret-kept',
    what: 'the ledger of processes keeps the variables that a server was given',
    step: 'added-server',
    says: /files of the home that hold the secret: expected 0, saw 1/,
    patches: inMain([
      'pid,\n\t\t\t\t\t\tstartTime,\n\t\t\t\t\t\tnonce\n',
      'pid,\n\t\t\t\t\t\tstartTime,\n\t\t\t\t\t\tvariables: command.env,\n\t\t\t\t\t\tnonce\n',
    ]),
  },
  {
    id: 'deny-ignored',
    what: 'Deny is taken as Allow',
    step: 'governed-write',
    says: /files written after Deny: expected 0, saw 1/,
    patches: inMain(['return permission.effect === "allow" ? next', 'return true ? next']),
  },
  {
    id: 'allow-twice',
    what: 'Allow once is taken as Allow for the next one too',
    step: 'governed-write',
    says: /waiting for .*"twice"/,
    patches: inMain([
      'const permission = await ask(call, target, signal);',
      'const permission = globalThis.allowed ?? await ask(call, target, signal);\n\t\tif (permission.effect === "allow") globalThis.allowed = permission;',
    ]),
  },
  {
    id: 'row-dropped',
    what: 'the outcome of a write is not written to the audit',
    step: 'audit',
    says: /outcome rows of writes that were denied: expected 2, saw 0/,
    patches: inMain([
      'push(() => ({\n\t\t\t\tbody: callBody("outcome", call, origin),\n',
      'if (call.name !== "write_file") push(() => ({\n\t\t\t\tbody: callBody("outcome", call, origin),\n',
    ]),
  },
  {
    id: 'row-edited',
    what: 'a row of the audit is edited beside the app',
    step: 'audit',
    says: /the window finds the audit intact: expected true/,
    outside: {
      at: 'before audit',
      plant: (tour) => {
        tamper(
          tour,
          `UPDATE audit SET body = replace(body, '"never"', '"neven"') WHERE body LIKE '%"never"%'`,
        );
      },
    },
  },
  {
    id: 'tail-cut',
    what: 'the last row of the audit is cut off beside the app',
    step: 'audit',
    says: /the window finds the audit intact: expected true/,
    outside: {
      at: 'before audit',
      plant: (tour) => {
        tamper(tour, 'DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)');
      },
    },
  },
  {
    id: 'outcome-lost',
    what: 'one call that was in flight never gets its outcome',
    step: 'server-killed',
    says: /calls in flight that got an outcome: expected 64, saw 63/,
    patches: inMain([
      'for (const { waiting } of all) waiting.settle(answer);',
      'for (const { waiting } of all.slice(1)) waiting.settle(answer);',
    ]),
  },
  {
    id: 'backend-stopped',
    what: 'the server’s program is taken away while calls are in flight',
    step: 'server-killed',
    says: /the server is back: expected "ready", saw "failed"/,
    outside: {
      at: 'calls are in flight',
      plant: (tour) => {
        rmSync(tour.fixture('slow.mjs'));
      },
    },
  },
  {
    id: 'reaper-off',
    what: 'what outlived a crash is not ended',
    step: 'app-killed',
    says: /the grandchild was ended at the next start: expected true/,
    patches: inMain(['async reap() {\n', 'async reap() {\n\t\t\treturn 0;\n']),
  },
  {
    id: 'row-lost-in-crash',
    what: 'a row of before the crash is rewritten while nothing runs',
    step: 'app-killed',
    says: /their SHA-256 is what it was: expected/,
    outside: {
      at: 'the app is dead',
      plant: (tour) => {
        tamper(
          tour,
          `UPDATE audit SET body = replace(body, '"quick"', '"quack"') WHERE body LIKE '%"quick"%'`,
        );
      },
    },
  },
  {
    id: 'reference-exported',
    what: 'the exporter writes a reference to a secret instead of going through the launcher',
    step: 'claude-export',
    says: /references to secrets in it: expected false/,
    patches: inClaude(
      ['(names.length === 0 || clear)', 'true'],
      ['[name, replaceSecrets(value, secrets)]', '[name, value]'],
      ['inClear: names\n', 'inClear: []\n'],
    ),
  },
  {
    id: 'byte-changed',
    what: 'one byte of the file outside our own part is changed',
    step: 'claude-export',
    says: /bytes of the file from before that changed: expected 0/,
    patches: inClaude([
      CLIENT,
      `${CLIENT}\n\t\tbytes = Buffer.from(Buffer.from(bytes).toString().replace('dark', 'darl'));`,
    ]),
  },
  {
    id: 'backup-edited',
    what: 'the backup has one byte more than the file had',
    step: 'claude-restore',
    says: /bytes: expected/,
    outside: {
      at: 'before claude-restore',
      plant: ({ home }) => {
        const folder = join(home, 'backups', 'claude-desktop');
        for (const name of readdirSync(folder)) appendFileSync(join(folder, name), ' ');
      },
    },
  },
  {
    id: 'left-behind',
    what: 'a process of the tour goes on when the app has quit',
    step: 'nothing-left',
    says: /processes that are left: expected 0, saw 1/,
    outside: {
      at: 'before nothing-left',
      plant: ({ home, node }) => {
        const env = { PATCHBAY_HOME: home };
        spawn(node, ['-e', 'setInterval(() => {}, 1000)'], { env, stdio: 'ignore', detached: true }).unref();
      },
    },
  },
];

/** As somebody who can write the file would change it. */
function tamper({ home }: Tour, sql: string): void {
  const db = new Sqlite(join(home, 'audit.db'));
  const { changes } = db.prepare(sql).run();
  db.close();
  if (changes === 0) throw new Error('it could not be planted: no such row');
}
