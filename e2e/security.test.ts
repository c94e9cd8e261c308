import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

let app: RunningApp;
const pages = () => app.electron.windows();

beforeAll(async () => {
  app = await launch();
  await app.main.start('Desktop Commander');
  // The approval window exists from its first question on.
  const made = app.main.request('tool.call', {
    server: 'desktop-commander',
    name: 'create_directory',
    args: { directory_path: 'made' },
  });
  await (await app.approval()).press('Allow once');
  await made;
});
afterAll(async () => {
  await app.electron.close();
  removeHome(app.home);
});

test('a page has the three functions and nothing of Node', async () => {
  for (const page of pages()) {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys((globalThis as unknown as { patchbay: object }).patchbay).toSorted(),
      node: ['process', 'require', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    }));
    expect(seen).toEqual({ bridge: ['on', 'pathForFile', 'request'], node: [] });
  }
});

test('no page breaks its content security policy from load on, and the report of one is seen', async () => {
  for (const page of pages()) {
    await page.addInitScript(() => {
      const kept: string[] = [];
      Object.assign(globalThis, { violations: kept });
      document.addEventListener('securitypolicyviolation', (event) => kept.push(event.violatedDirective));
    });
    await page.reload();
    await page.waitForLoadState('networkidle');
    const violations = () =>
      page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
    expect(await violations()).toEqual([]);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.head.append(script);
    });
    await expect.poll(violations).toEqual(['script-src-elem']);
    expect(await page.evaluate(() => 'injected' in globalThis)).toBe(false);
  }
});

test('a page cannot evaluate text, reach the network, leave, open windows or get permissions', async () => {
  const { page } = app.main;
  const tried = await page.evaluate(async () => {
    const outcome = async (what: () => unknown): Promise<string> => {
      try {
        await what();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    return {
      // From a timer, because what the debugger evaluates itself is exempt from the policy.
      eval: await new Promise((resolve) => {
        setTimeout(() => {
          // oxlint-disable-next-line typescript/no-implied-eval -- that it is refused is what is tested
          resolve(outcome(() => new Function('return 1')()));
        });
      }),
      fetch: await outcome(() => fetch('http://127.0.0.1:9/')),
      window: window.open('https://example.com/') === null ? 'refused' : 'done',
      camera: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true })),
      notification: await Notification.requestPermission(),
    };
  });
  expect(tried).toEqual({
    eval: 'refused',
    fetch: 'refused',
    window: 'refused',
    camera: 'refused',
    notification: 'denied',
  });
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(page.url()).toBe(before);
  expect(pages()).toHaveLength(2);
});

test('windows run sandboxed and isolated', async () => {
  const seen = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      // Not in Electron's types, but the one place that tells what a window really runs with.
      const contents = webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag };
    }),
  );
  expect(seen).toHaveLength(2);
  for (const preferences of seen) {
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  }
});

test('each origin serves its own page and nothing outside its folder', async () => {
  const status = (url: string, surface: 'app' | 'approval') =>
    app.electron.evaluate(
      async ({ session }, [address, name]) => {
        const own = name === 'app' ? session.defaultSession : session.fromPartition(name);
        return (await own.fetch(address)).status;
      },
      [url, surface] as const,
    );
  expect(await status('app://patchbay/index.html', 'app')).toBe(200);
  expect(await status('app://approval/approval.html', 'approval')).toBe(200);
  for (const [url, surface] of [
    ['app://patchbay/approval.html', 'app'],
    ['app://approval/index.html', 'approval'],
    ['app://approval/index.html', 'app'],
    ['app://patchbay/assets/../../main/electron.js', 'app'],
    ['app://patchbay/assets/%2e%2e/%2e%2e/main/electron.js', 'app'],
    ['app://patchbay/assets/..%2f..%2fmain/electron.js', 'app'],
  ] as const) {
    expect(await status(url, surface), url).toBe(404);
  }
});

const unsandboxed = process.env['PATCHBAY_NO_SANDBOX'] !== undefined;
test.skipIf(unsandboxed)(
  unsandboxed
    ? 'the renderer is in the sandbox (skipped: needs an unprivileged user with user namespaces)'
    : 'the renderer is in the sandbox',
  async () => {
    const sandboxed = await app.electron.evaluate(({ app: electron }) =>
      electron
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ sandboxed: is }) => is),
    );
    expect(sandboxed.length).toBeGreaterThan(0);
    expect(
      await app.electron.evaluate(({ app: electron }) => electron.commandLine.hasSwitch('no-sandbox')),
    ).toBe(false);
  },
);
