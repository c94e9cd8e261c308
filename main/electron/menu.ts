import { Menu, app } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { MessageCode } from '#contract/messages/en.ts';
import { text } from '#contract/text.ts';
import { say } from '#main/kernel/say.ts';
import { showAbout } from './about.ts';

/** The menu of the app, in the language spoken now. It is hidden but on macOS; its keys work everywhere. */
export function setMenu(): void {
  const item = (role: NonNullable<MenuItemConstructorOptions['role']>, code: MessageCode) => ({
    role,
    label: say(text(code)),
  });
  const separator = { type: 'separator' as const };
  const menu: MenuItemConstructorOptions[] = [
    {
      label: process.platform === 'darwin' ? say(text('app.name')) : say(text('menu.file')),
      submenu: [item('close', 'menu.close'), item('quit', 'tray.quit')],
    },
    {
      label: say(text('menu.edit')),
      submenu: [
        item('undo', 'menu.undo'),
        item('redo', 'menu.redo'),
        separator,
        item('cut', 'menu.cut'),
        item('copy', 'menu.copy'),
        item('paste', 'menu.paste'),
        item('selectAll', 'menu.selectAll'),
      ],
    },
    {
      label: say(text('menu.view')),
      submenu: [
        item('zoomIn', 'menu.zoomIn'),
        item('zoomOut', 'menu.zoomOut'),
        item('resetZoom', 'menu.zoomReset'),
        separator,
        item('togglefullscreen', 'menu.fullScreen'),
        ...(app.isPackaged ? [] : [separator, { role: 'toggleDevTools' as const }]),
      ],
    },
    {
      label: say(text('menu.help')),
      role: 'help',
      submenu: [{ label: say(text('about.title')), click: () => void showAbout() }],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}
