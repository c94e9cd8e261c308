import { PanelLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { t, tell } from '#renderer/lib/messages.ts';
import { followExperts, forgetExpertProblem, useExperts } from '#renderer/stores/chat-experts.ts';
import { useProviders } from '#renderer/stores/chat-providers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { classes } from '#renderer/ui/classes.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { NoProvider } from '../no-provider.tsx';
import { AskForm } from './ask-form.tsx';
import { RoundPane } from './round-pane.tsx';
import { RoundView } from './round-view.tsx';

/** Rounds of experts on the left; the open one, or what asks for the next, beside them. */
export function ExpertsView() {
  const [open, round, problem] = useExperts(
    useShallow((experts) => [experts.open, experts.round, experts.problem]),
  );
  const providers = useProviders(({ items }) => items);
  const [pane, setPane] = useState(false);
  useEffect(followExperts, []);

  return (
    <div className="flex min-h-0 flex-1">
      <RoundPane wide={pane} onLeave={() => setPane(false)} />
      <div className={classes('flex min-w-0 flex-1 flex-col', pane && 'max-roomy:hidden')}>
        <ScreenTitle title={t('experts.title')}>
          <span className="hidden max-roomy:block">
            <IconButton label={t('experts.showList')} onClick={() => setPane(true)}>
              <PanelLeft size={16} aria-hidden />
            </IconButton>
          </span>
        </ScreenTitle>
        {problem && (
          <div className="mx-auto w-full max-w-190 px-5 pb-2">
            <Callout title={tell(problem)}>
              <Button kind="quiet" className="-ml-3" onClick={forgetExpertProblem}>
                {t('servers.dismiss')}
              </Button>
            </Callout>
          </div>
        )}
        {round && <RoundView key={round.id} round={round} />}
        {open === undefined && providers && providers.length > 0 && <AskForm />}
        {open === undefined && providers?.length === 0 && <NoProvider below={false} />}
      </div>
    </div>
  );
}
