import type { Locator, Page } from 'playwright';

/** The main window as a person uses it. */
export class MainWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(
    screen:
      'Home' | 'Servers' | 'Tools' | 'Chat' | 'Activity' | 'Metrics' | 'Permissions' | 'Clients' | 'Settings',
  ): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: screen }).click();
  }

  server(title: string): Locator {
    // Not the head of a table.
    return this.page
      .getByRole('row')
      .filter({ has: this.page.locator('[data-row]') })
      .filter({ hasText: title });
  }

  async start(title: string): Promise<void> {
    await this.page.getByRole('switch', { name: `Run ${title}` }).click();
    await this.server(title).getByText('Ready').waitFor();
  }

  /** The settings as the engine keeps them. */
  async settings(): Promise<Record<string, unknown>> {
    const { value } = await this.request('state.snapshot', {});
    return (value as { settings: Record<string, unknown> }).settings;
  }

  async stop(title: string): Promise<void> {
    await this.page.getByRole('switch', { name: `Run ${title}` }).click();
    await this.server(title).getByText('Stopped').waitFor();
  }

  /** Opens a tool of a server in the runner. */
  async openTool(server: string, tool: string): Promise<void> {
    // A second click on the row would close it again, and another server's may be open.
    const panel = this.page.getByRole('complementary', { name: server, exact: true });
    if (!(await panel.isVisible())) await this.server(server).click();
    await panel.getByRole('tab', { name: 'Tools' }).click();
    const back = this.page.getByRole('button', { name: 'All tools' });
    if (await back.isVisible()) await back.click();
    await this.page.getByText(tool, { exact: true }).first().click();
  }

  async enter(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.field(name).fill(value);
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`^${name}\\b`) });
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: /^Run\b(?! )/ }).click();
  }

  report(): Locator {
    return this.page.getByRole('region', { name: 'Last run' });
  }

  /** A word of the sentence that filters calls, and what can be chosen for it. */
  word(part: string): Locator {
    return this.page.getByRole('group', { name: 'Which calls' }).getByRole('button', {
      name: new RegExp(`^${part}: `),
    });
  }

  async choose(part: string, word: string): Promise<void> {
    await this.word(part).click();
    await this.page.getByRole('menuitemradio', { name: word, exact: true }).click();
  }

  /** The lines of the list of calls, without its head. */
  calls(): Locator {
    return this.page
      .getByRole('table', { name: 'Activity' })
      .getByRole('row')
      .filter({ has: this.page.locator('[data-row]') });
  }

  /** What the page itself can ask of the engine: used to try what a hostile page would. */
  request(
    name: string,
    params: unknown,
  ): Promise<{ ok: boolean; error?: { reason: { code: string } }; value?: unknown }> {
    return this.page.evaluate(
      ([what, args]) =>
        (
          globalThis as unknown as { patchbay: { request(n: unknown, p: unknown): Promise<never> } }
        ).patchbay.request(what, args),
      [name, params] as const,
    );
  }
}
