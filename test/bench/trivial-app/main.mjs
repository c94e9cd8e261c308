// The yardstick of start and memory: the least that an app with one window is.
import { BrowserWindow, app } from 'electron';

void app.whenReady().then(async () => {
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    show: false,
    webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false },
  });
  const painted = new Promise((resolve) => window.once('ready-to-show', resolve));
  await window.loadFile('index.html');
  await painted;
  window.show();
  process.stdout.write('TRIVIAL SHOWN\n');
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => app.quit());
