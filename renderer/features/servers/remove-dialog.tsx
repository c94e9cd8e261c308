import { useEffect, useState } from 'react';
import type { Removal, Server } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { isOn } from '#renderer/lib/server-look.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { removeServer } from '#renderer/stores/inventory.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { withCode } from './with-code.tsx';

/** Says what goes with a server before it is removed. */
export function RemoveDialog({ server, onClose }: { server: Server; onClose: () => void }) {
  const [removal, setRemoval] = useState<Removal>();
  const [problem, setProblem] = useState<Text>();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const runs = useEngine(
    ({ mirror }) =>
      mirror?.servers.some((one) => one.server.id === server.id && isOn(one.state.state)) ?? false,
  );
  useEffect(() => {
    let current = true;
    request('server.removal', { server: server.id }).then(
      (answer) => current && setRemoval(answer),
      (error: unknown) => current && setProblem(reasonOf(error)),
    );
    return () => {
      current = false;
    };
  }, [server.id]);

  async function remove() {
    setBusy(true);
    const refusal = await removeServer({ server: server.id, title: server.title }, [...chosen]);
    setBusy(false);
    if (refusal) setProblem(refusal.reason);
    else onClose();
  }

  return (
    <Dialog
      onClose={onClose}
      title={t('servers.removeTitle', { server: server.title })}
      text={
        <div className="flex min-h-5 flex-col gap-2">
          {removal && (
            <p>
              {runs && `${t('servers.removeStops')} `}
              {t('servers.removeTakes', { grants: removal.grants, rules: removal.rules })}
            </p>
          )}
          {removal && removal.secrets.length > 0 && (
            <div className="flex flex-col gap-1">
              <p>{t('servers.removeSecrets')}</p>
              {removal.secrets.map((name) => (
                <Checkbox
                  key={name}
                  label={withCode('servers.removeSecret', { name })}
                  checked={chosen.has(name)}
                  onChange={(on) =>
                    choose(new Set(on ? [...chosen, name] : [...chosen].filter((one) => one !== name)))
                  }
                />
              ))}
            </div>
          )}
          {problem && <Callout title={tell(problem)} />}
        </div>
      }
    >
      <Button onClick={onClose}>{t('servers.keep')}</Button>
      <Button kind="primary" aria-disabled={busy || !removal} onClick={() => void remove()}>
        {t('servers.removeNow')}
      </Button>
    </Dialog>
  );
}
