import { useEffect, useState } from 'react';
import type { CallRecord } from '#contract/call.ts';
import { callCommand } from '#renderer/lib/call-command.ts';
import { request } from '#renderer/lib/client.ts';
import { t } from '#renderer/lib/messages.ts';
import { cancelCall } from '#renderer/stores/calls.ts';
import { sendErrand } from '#renderer/stores/errand.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCopy } from '#renderer/ui/copy.ts';

/** What can be done with one call. Only what is still offered, with the arguments that were sent, is run again. */
export function CallActions({ call }: { call: CallRecord }) {
  const { copied, copy } = useCopy();
  const offered = useOffered(call);
  const whole = !call.altered;
  const kept = (id: string, label: string) => (copied === id ? t('activity.copied') : label);
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {call.outcome === undefined && (
        <Button onClick={() => cancelCall(call.id)}>{t('runner.cancel')}</Button>
      )}
      {offered && whole && call.outcome !== undefined && (
        <>
          <Button onClick={() => sendErrand(call, true)}>{t('activity.again')}</Button>
          {call.kind !== 'resource' && (
            <Button onClick={() => sendErrand(call, false)}>{t('activity.edit')}</Button>
          )}
        </>
      )}
      <span className="-ml-3 flex w-full">
        <Button kind="quiet" onClick={() => copy('json', JSON.stringify(call, null, 2))}>
          {kept('json', t('activity.copyJson'))}
        </Button>
        {call.kind === 'tool' && whole && (
          <Button kind="quiet" onClick={() => copy('command', callCommand(call))}>
            {kept('command', t('activity.copyCommand'))}
          </Button>
        )}
      </span>
    </div>
  );
}

/** Whether the server is still there and offers this. */
function useOffered({ kind, server, name }: CallRecord): boolean {
  const [offered, setOffered] = useState(false);
  useEffect(() => {
    let current = true;
    request('catalog.get', { kind, server, name }).then(
      () => current && setOffered(true),
      () => current && setOffered(false),
    );
    return () => {
      current = false;
    };
  }, [kind, server, name]);
  return offered;
}
