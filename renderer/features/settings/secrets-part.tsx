import { useEffect } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import { listSecrets, useSettingsLists } from '#renderer/stores/settings.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import type { Opened } from './opened.ts';
import { keyOf } from './opened.ts';
import { AddAction, Part, Rows } from './part.tsx';
import { SecretRow } from './secret-row.tsx';

const NEW: Opened = { kind: 'secret' };

/** What the keychain holds for Patchbay: names, and who refers to them. */
export function SecretsPart({
  open,
  onOpen,
}: {
  open: string | undefined;
  onOpen: (opened: Opened | undefined) => void;
}) {
  const { items, problem } = useSettingsLists((lists) => lists.secrets);
  useEffect(() => void listSecrets(), []);
  const toggle = (opened: Opened) => onOpen(open === keyOf(opened) ? undefined : opened);
  return (
    <Part
      id="secrets"
      title={t('settings.secrets')}
      note={t('settings.secretsNote')}
      action={
        <AddAction word={t('settings.addSecret')} open={open === keyOf(NEW)} onPress={() => toggle(NEW)} />
      }
    >
      {problem && (
        <div className="px-2 py-2">
          <Callout title={tell(problem)} />
        </div>
      )}
      {items?.length === 0 && <p className="px-2 py-1 text-ink-2">{t('settings.secretsNone')}</p>}
      {items && items.length > 0 && (
        <Rows label={t('settings.secrets')}>
          {items.map((name) => {
            const opened: Opened = { kind: 'secret', name };
            return (
              <SecretRow key={name} name={name} open={open === keyOf(opened)} onOpen={() => toggle(opened)} />
            );
          })}
        </Rows>
      )}
    </Part>
  );
}
