import type { Locator, Page } from 'playwright';

/** The approval window as a person uses it. */
export class ApprovalWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  button(
    name: 'Deny' | 'Allow' | 'Allow once' | 'Allow for this run' | 'Always if…' | 'Always allow' | 'Back',
  ): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  arguments(): Locator {
    return this.page.getByRole('region', { name: 'Exact arguments' });
  }

  /** Presses a button once it is armed. */
  async press(name: Parameters<ApprovalWindow['button']>[0]): Promise<void> {
    await this.page
      .locator('button:not([aria-disabled="true"]):not([disabled])')
      .filter({ hasText: name })
      .first()
      .click();
  }
}
