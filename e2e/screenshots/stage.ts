import { IntlMessageFormat } from 'intl-messageformat';
import type { Locator, Page } from 'playwright';
import { vi } from 'vitest';
import { de } from '#contract/messages/de.ts';
import { en } from '#contract/messages/en.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import { ja } from '#contract/messages/ja.ts';
import type { Language } from '#contract/messages/language.ts';
import type { RunningApp } from '../support/app.ts';

type Params = Record<string, string | number>;

const CATALOGUES = { en, de, ja };

const SCREENS = [
  'home',
  'servers',
  'tools',
  'chat',
  'activity',
  'metrics',
  'permissions',
  'clients',
  'settings',
] as const;
const NAMES = { en: 'English', de: 'Deutsch', ja: '日本語' } as const;

/** A running app that is used by the words it says in its language of the moment. */
export class Stage {
  readonly app: RunningApp;
  language: Language = 'en';

  constructor(app: RunningApp) {
    this.app = app;
  }

  get page(): Page {
    return this.app.main.page;
  }

  words(code: MessageCode, params: Params = {}): string {
    return String(new IntlMessageFormat(CATALOGUES[this.language][code], this.language).format(params));
  }

  button(code: MessageCode, params?: Params, on: Page | Locator = this.page): Locator {
    return on.getByRole('button', { name: this.words(code, params), exact: true });
  }

  async press(code: MessageCode, params?: Params, on?: Page | Locator): Promise<void> {
    await this.button(code, params, on).first().click();
  }

  async tab(code: MessageCode): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${this.words(code)}`) }).click();
  }

  field(code: MessageCode, params?: Params): Locator {
    return this.page.getByLabel(this.words(code, params)).first();
  }

  /** Waits until it is said somewhere in the window. */
  async see(code: MessageCode, params?: Params): Promise<void> {
    await this.page.getByText(this.words(code, params)).first().waitFor();
  }

  /** Shows a screen as it is when one comes to it. */
  async go(screen: (typeof SCREENS)[number]): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Escape');
    await page.keyboard.press(screen === 'settings' ? 'Control+1' : 'Control+9');
    await page.keyboard.press(`Control+${SCREENS.indexOf(screen) + 1}`);
    // A chat has the name of its conversation above it.
    const name = screen === 'chat' ? /./ : this.words(`shell.${screen}`);
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  /** Chooses another language in the settings; everything says its words anew. */
  async speak(language: Language): Promise<void> {
    if (language === this.language) return;
    await this.go('settings');
    await this.field('settings.language').selectOption({ label: NAMES[language] });
    await this.page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
    this.language = language;
    await this.page.getByRole('heading', { level: 1, name: this.words('shell.settings') }).waitFor();
  }

  /** Waits until what the next turn would take is counted: it stands below the field where one writes. */
  async counted(): Promise<void> {
    await this.button('chat.tools.all').waitFor({ state: 'detached' });
  }

  async openServer(title: string): Promise<void> {
    await this.go('servers');
    await this.app.main.server(title).first().click();
    await this.page.getByRole('complementary').waitFor();
  }

  /** Opens a tool in the runner beside the list of all tools. */
  async openTool(name: string): Promise<void> {
    await this.go('tools');
    await this.field('tools.search').fill(name);
    const panel = this.page.getByRole('complementary');
    // What was found may come between pressing a row and letting it go.
    await vi.waitUntil(
      async () => {
        if (!(await panel.isVisible()))
          await this.page.getByRole('main').getByRole('button', { name }).first().click();
        return panel
          .getByRole('form')
          .waitFor({ timeout: 2000 })
          .then(
            () => true,
            () => false,
          );
      },
      { timeout: 20_000 },
    );
  }

  /** Fills in the form that is open and sends it. */
  async run(fields: Record<string, string>): Promise<void> {
    await this.app.main.enter(fields);
    await this.press('runner.go', { kind: 'tool' }, this.page.getByRole('form'));
  }

  /** Waits for the end of the last run to be said so. */
  async ended(code: MessageCode): Promise<void> {
    const report = this.page.getByRole('region', { name: this.words('runner.report') });
    await report.getByText(this.words(code), { exact: true }).first().waitFor();
  }

  /** The approval window, if it was ever opened. */
  asked(): Page | undefined {
    return this.app.electron.windows().find((page) => page.url().startsWith('app://approval/'));
  }

  /** The approval window, once its buttons are armed. */
  async question(): Promise<Page> {
    const page = await vi.waitUntil(() => this.asked(), { timeout: 20_000 });
    await this.button('approval.deny', {}, page).waitFor();
    await page.waitForFunction(() => !document.querySelector('button[aria-disabled="true"]'));
    return page;
  }

  async answer(code: MessageCode): Promise<void> {
    await this.press(code, {}, await this.question());
  }
}
