import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '#main/kernel/clock.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createLoginPath } from './login-path.ts';
import { askLoginShell } from './login-shell.ts';
import type { ShellQuestion } from './login-shell.ts';
import { eventually, gone } from './testing/rig.ts';

const own = process.env['PATH'] ?? '';
const ownFolders = new Set(own.split(delimiter).filter(Boolean));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-shell-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function answering(path: Promise<string | undefined>): ShellQuestion & { ended: boolean } {
  const question = {
    path,
    ended: false,
    end() {
      question.ended = true;
      return Promise.resolve();
    },
  };
  return question;
}

/** The real question, to a bash whose start-up file is `rc`. */
function askBash(rc: string): ShellQuestion {
  writeFileSync(join(folder, '.bash_profile'), rc);
  const wrapper = join(folder, 'shell');
  writeFileSync(wrapper, `#!/bin/sh\nHOME='${folder}' exec bash "$@"\n`);
  chmodSync(wrapper, 0o700);
  return askLoginShell({ ...process.env }, wrapper);
}

test("the login shell's folders come first, our own follow, each once; the shell is asked once unless told to", async () => {
  let asked = 0;
  const path = createLoginPath(systemClock, () => {
    asked += 1;
    return answering(Promise.resolve(`/login/bin${delimiter}${own.split(delimiter)[0] ?? ''}`));
  });
  const [first, second] = await Promise.all([path(), path()]);
  expect(first.split(delimiter)).toEqual([...new Set(['/login/bin', ...ownFolders])]);
  expect(second).toBe(first);
  expect(asked).toBe(1);
  expect(await path(true)).toBe(first);
  expect(asked).toBe(2);
});

test('a shell that says nothing leaves our own PATH', async () => {
  const path = createLoginPath(systemClock, () => answering(Promise.resolve(undefined)));
  expect(new Set((await path()).split(delimiter))).toEqual(ownFolders);
});

test('a shell that is slow is not waited for, and counts once it has answered', async () => {
  const clock = createFakeClock();
  let answer = (_path: string): void => undefined;
  const question = answering(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const path = createLoginPath(clock, () => question);
  const asked = path();
  clock.advance(3_000);
  expect(new Set((await asked).split(delimiter))).toEqual(ownFolders);
  expect(question.ended).toBe(false);
  answer('/late/bin');
  await expect.poll(async () => (await path()).split(delimiter)[0]).toBe('/late/bin');
});

test('at the end a shell that is still asked is hung up on, and none is asked any more', async () => {
  const question = answering(new Promise(() => undefined));
  const clock = createFakeClock();
  const path = createLoginPath(clock, () => question);
  void path();
  await path.close();
  expect(question.ended).toBe(true);
  expect(await path(true)).toBe(own);
});

test.skipIf(process.platform !== 'linux')(
  'a real shell says its PATH, whatever its start-up files print (bash: on Linux)',
  async () => {
    const question = askBash(
      'echo hello; echo "PATH=nonsense"; export PATH="/from profile/bin:$PATH"; echo bye >&2',
    );
    expect((await question.path)?.split(delimiter)[0]).toBe('/from profile/bin');
    await question.end();
  },
);

test.skipIf(process.platform !== 'linux')(
  'hung up on, a start-up file can tidy up what it locked (bash: on Linux)',
  async () => {
    const lock = join(folder, 'lock');
    const question = askBash(
      `bash -c 'trap "rm -f ${lock}" EXIT; echo $$ > ${lock}; sleep 1000; true'; true`,
    );
    await eventually(() => existsSync(lock) && readFileSync(lock, 'utf8') !== '');
    const pid = Number(readFileSync(lock, 'utf8'));
    await question.end();
    await eventually(() => gone(pid));
    expect(existsSync(lock)).toBe(false);
    expect(await question.path).toBeUndefined();
  },
);

test.skipIf(process.platform !== 'linux')(
  'one that does not go is ended by force (bash and /proc: on Linux)',
  async () => {
    const file = join(folder, 'pid');
    const question = askBash(
      `bash -c 'trap "" HUP TERM; echo $$ > ${file}; while :; do sleep 1; done'; true`,
    );
    await eventually(() => existsSync(file) && readFileSync(file, 'utf8') !== '');
    const pid = Number(readFileSync(file, 'utf8'));
    await question.end();
    await eventually(() => gone(pid));
  },
);

test.skipIf(process.platform !== 'linux')(
  'what a start-up file leaves running on purpose runs on, and holds up nobody (bash and /proc: on Linux)',
  async () => {
    const file = join(folder, 'pid');
    const question = askBash(
      `(trap '' HUP; echo $BASHPID > ${file}; exec sleep 30) & export PATH=/with/agent`,
    );
    expect(await question.path).toBe('/with/agent');
    await eventually(() => existsSync(file) && readFileSync(file, 'utf8') !== '');
    const pid = Number(readFileSync(file, 'utf8'));
    expect(gone(pid)).toBe(false);
    process.kill(pid, 'SIGKILL');
  },
);

test("the real login shell's PATH can be read", async () => {
  const path = createLoginPath(systemClock);
  expect((await path()).split(delimiter)).toContain('/usr/bin');
  await path.close();
});
