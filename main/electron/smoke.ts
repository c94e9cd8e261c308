import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import { OWNER } from '#contract/call.ts';
import type { CallRecord } from '#contract/call.ts';
import type { Params, RequestName, Result } from '#contract/requests.ts';
import type { Engine } from '#main/app/compose.ts';
import type { Caller } from '#main/app/dispatch.ts';
import { say } from '#main/kernel/say.ts';
import type { ApprovalPresenter } from './approval-presenter.ts';
import { clickButton, pressEnter } from './input.ts';
import { print } from './print.ts';

const SERVER = 'desktop-commander';
const STEP_MS = 20_000;
const CALLER: Caller = { surface: 'app', principal: OWNER, via: 'desk' };

export interface SmokeParts {
  engine: Engine;
  window: BrowserWindow;
  approvals: ApprovalPresenter;
  home: string;
  shownMs: number;
}

/**
 * The product in miniature, without a person: a bundled server, a call denied and a call allowed with real input in
 * the real approval window, the effect counted where it happens, both records found. Returns the exit code.
 */
export async function runSmoke(parts: SmokeParts): Promise<number> {
  try {
    const { started, denied, allowed, screenshot } = await story(parts);
    print('smoke.passed', { shown: parts.shownMs, started, denied, allowed, screenshot });
    return 0;
  } catch (error) {
    print('smoke.failed', { problem: error instanceof Error ? error.message : String(error) });
    return 1;
  } finally {
    parts.approvals.close();
    await parts.engine.close();
  }
}

async function story({ engine, window, approvals, home }: SmokeParts) {
  const ask = async <N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>> => {
    const reply = await engine.dispatch(name, params, CALLER);
    if (!reply.ok) throw new Error(`${name}: ${say(reply.error.reason)}`);
    return reply.value as Result<N>;
  };
  const folder = join(home, 'workspace');
  const effects = (): number => readdirSync(folder).filter((name) => name === 'smoke.txt').length;
  const write = () =>
    ask('tool.call', {
      server: SERVER,
      name: 'write_file',
      args: { file_path: join(folder, 'smoke.txt'), content: 'patched through\n' },
    });

  const before = performance.now();
  const { state } = await ask('server.start', { server: SERVER });
  expect(state.state === 'ready', `${SERVER} is ${state.state}`);
  const started = Math.round(performance.now() - before);

  const refused = write();
  await pressEnter(await shown(approvals));
  expect((await refused).outcome.outcome === 'denied', 'the denied call was not denied');
  const denied = effects();
  expect(denied === 0, `a denied call had ${denied} effects`);
  await hidden(approvals);

  const accepted = write();
  await clickButton(await shown(approvals), 'approval.allowOnce');
  const { outcome } = await accepted;
  expect(outcome.outcome === 'ok', `the allowed call ended as ${outcome.outcome}`);
  const allowed = effects();
  expect(allowed === 1, `an allowed call had ${allowed} effects`);

  const rows = await ask('call.list', { server: SERVER });
  const found = rows.filter(({ name }) => name === 'write_file').map(({ outcome }) => outcome);
  expect(sameSet(found, ['ok', 'denied']), `the audit has ${found.join(', ') || 'no rows'}`);
  return { started, denied, allowed, screenshot: await picture(window, home) };
}

/** The approval window, once it is on screen. */
async function shown(approvals: ApprovalPresenter): Promise<BrowserWindow> {
  return until('the approval window was not shown', () => {
    const window = approvals.window();
    return window?.isVisible() === true ? window : undefined;
  });
}

async function hidden(approvals: ApprovalPresenter): Promise<true> {
  return until('the approval window stayed', () => approvals.window()?.isVisible() !== true || undefined);
}

async function until<T>(problem: string, look: () => T | undefined): Promise<T> {
  for (const end = Date.now() + STEP_MS; Date.now() < end; await delay(25)) {
    const seen = look();
    if (seen !== undefined) return seen;
  }
  throw new Error(problem);
}

async function picture(window: BrowserWindow, home: string): Promise<string> {
  const path = process.env['PATCHBAY_SMOKE_SCREENSHOT'] ?? join(home, 'smoke.png');
  await delay(200);
  const image = await window.webContents.capturePage();
  expect(!image.isEmpty(), 'the window could not be pictured');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, image.toPNG());
  return path;
}

function sameSet(a: (CallRecord['outcome'] | undefined)[], b: string[]): boolean {
  return a.length === b.length && b.every((item) => a.includes(item as CallRecord['outcome']));
}

function expect(holds: boolean, problem: string): asserts holds {
  if (!holds) throw new Error(problem);
}
