import { Component } from 'react';
import type { ReactNode } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';

/** Keeps a fault of one screen from taking the window with it. */
export class Faulty extends Component<{ children: ReactNode }, { problem?: string }> {
  override state: { problem?: string } = {};

  static getDerivedStateFromError(error: unknown) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.problem === undefined) return this.props.children;
    return (
      <>
        <ScreenTitle title={t('shell.faultTitle')} />
        <div className="px-5">
          <Callout title={t('shell.fault', { problem: this.state.problem })} advice={t('shell.fault.advice')}>
            <Button onClick={() => location.reload()}>{t('shell.reload')}</Button>
          </Callout>
        </div>
      </>
    );
  }
}
