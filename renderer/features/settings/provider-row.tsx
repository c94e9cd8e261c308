import { useState } from 'react';
import type { Provider } from '#contract/chat/provider.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { removeProvider, useProviders } from '#renderer/stores/chat-providers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Confirm } from './confirm.tsx';
import { SettingRow } from './setting-row.tsx';

/** One provider: what it is, whether its key is kept, how many models it gave. */
export function ProviderRow({
  provider: { id, name, keyed, local },
  kind,
  open,
  onOpen,
}: {
  provider: Provider;
  kind: string;
  open: boolean;
  onOpen: () => void;
}) {
  const [asking, ask] = useState(false);
  const models = useProviders((known) => known.models[id]);
  return (
    <>
      <SettingRow
        name={name}
        {...(kind !== name && { mark: kind })}
        open={open}
        onOpen={onOpen}
        notes={
          <p className="break-words">
            {t(local ? 'provider.local' : keyed ? 'provider.keyed' : 'provider.unkeyed')}
            {models && ' · '}
            {models &&
              (models.problem ? tell(models.problem) : t('provider.models', { count: models.models.length }))}
          </p>
        }
        action={
          <Button kind="quiet" aria-label={t('settings.removeThis', { name })} onClick={() => ask(true)}>
            {t('settings.remove')}
          </Button>
        }
      />
      {asking && (
        <Confirm
          title={t('provider.remove', { name })}
          text={t('provider.removeText')}
          act={() => removeProvider(id)}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}
