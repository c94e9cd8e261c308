import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { wordList } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { referencesIn } from '#renderer/lib/secret-names.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { removeSecret } from '#renderer/stores/settings.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Confirm } from './confirm.tsx';
import { SettingRow } from './setting-row.tsx';

/** The names that main/chat/providers.ts gives to keys of models begin so. */
const MODEL_KEY = 'MODEL_KEY_';

/** The name of a secret and the servers that refer to it; its value is shown nowhere. */
export function SecretRow({ name, open, onOpen }: { name: string; open: boolean; onOpen: () => void }) {
  const [asking, ask] = useState(false);
  const users = useEngine(
    useShallow(({ mirror }) =>
      (mirror?.servers ?? [])
        .filter(({ server }) => referencesIn(server.launch).includes(name))
        .map(({ server }) => server.title),
    ),
  );
  const servers = wordList(users);

  function usedBy(): string {
    if (users.length > 0) return t('settings.secretOf', { servers });
    return t(name.startsWith(MODEL_KEY) ? 'settings.secretOfModel' : 'settings.secretUnused');
  }

  return (
    <>
      <SettingRow
        name={name}
        mono
        open={open}
        onOpen={onOpen}
        notes={<p>{usedBy()}</p>}
        action={
          <Button kind="quiet" aria-label={t('settings.removeThis', { name })} onClick={() => ask(true)}>
            {t('settings.remove')}
          </Button>
        }
      />
      {asking && (
        <Confirm
          title={t('settings.removeSecret', { name })}
          text={
            users.length > 0
              ? t('settings.removeSecretUsed', { servers, count: users.length })
              : t('settings.removeSecretText')
          }
          act={() => removeSecret(name)}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}
