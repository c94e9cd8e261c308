import type { Locator, Page } from 'playwright';

/** The chat screen as a person uses it. */
export class ChatPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: 'Chat', exact: true }).click();
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
  }

  async start(): Promise<void> {
    await this.conversations().getByRole('button', { name: 'New chat', exact: true }).first().click();
    // The field of the one before looks the same.
    await this.page.getByText('Write below. What is said, which tools are called').waitFor();
    await this.field().waitFor();
  }

  conversations(): Locator {
    return this.page.getByRole('region', { name: 'Conversations' });
  }

  /** A conversation in the list by its name. */
  row(name: string): Locator {
    return this.conversations().locator('[data-row]').filter({ hasText: name });
  }

  field(): Locator {
    return this.page.getByRole('textbox', { name: 'Message', exact: true });
  }

  /** Writes and sends with Enter, once nothing is being answered any more. */
  async say(text: string): Promise<void> {
    await this.field().fill(text);
    await this.page.locator('button:not([aria-disabled="true"])[aria-label="Send"]').waitFor();
    await this.field().press('Enter');
  }

  log(): Locator {
    return this.page.getByRole('log', { name: 'Messages' });
  }

  /** Messages that are drawn, in their order. */
  messages(): Locator {
    return this.log().getByRole('article');
  }

  async stop(): Promise<void> {
    await this.page.getByRole('button', { name: 'Stop', exact: true }).click();
  }

  /** The question of a tool call, inside the conversation. */
  question(): Locator {
    return this.log().getByRole('region', { name: 'May this call be made?' });
  }

  /** Presses an answer of it once it is armed. */
  async answer(name: 'Deny' | 'Allow once' | 'Allow in this conversation'): Promise<void> {
    await this.question()
      .locator('button:not([aria-disabled="true"])')
      .filter({ hasText: name })
      .first()
      .click();
  }

  /** Fills the form of a provider of any address, saves and tests it. */
  async fillProvider({
    name,
    address,
    key,
  }: {
    name?: string;
    address?: string;
    key: string;
  }): Promise<void> {
    const form = this.page.getByRole('form', { name: 'Provider', exact: true });
    if (name !== undefined) {
      await form.getByLabel('Kind', { exact: true }).selectOption('compatible');
      await form.getByLabel('Name', { exact: true }).fill(name);
    }
    if (address !== undefined) await form.getByLabel('Address', { exact: true }).fill(address);
    await form.getByLabel('Key', { exact: true }).fill(key);
    await form.getByRole('button', { name: 'Save and test' }).click();
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Search conversations' }).fill(words);
  }
}
