import { useEffect, useId } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import { kindName } from '#renderer/lib/provider-kinds.ts';
import { findProviders, followProviders, useProviders } from '#renderer/stores/chat-providers.ts';
import { changeSettings, useSettings } from '#renderer/stores/settings.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { FoundRow } from './found-row.tsx';
import type { Opened } from './opened.ts';
import { keyOf } from './opened.ts';
import { AddAction, Part, Rows } from './part.tsx';
import { ProviderRow } from './provider-row.tsx';
import { WaitingSetting } from './waiting-setting.tsx';

const NEW: Opened = { kind: 'provider' };
const FIRST = '';

/** Who serves models to chats, with which new ones begin, and how careful they are. */
export function ModelsPart({
  open,
  onOpen,
}: {
  open: string | undefined;
  onOpen: (opened: Opened | undefined) => void;
}) {
  const { items, problem, found } = useProviders();
  useEffect(followProviders, []);
  useEffect(() => void findProviders(), []);
  const toggle = (opened: Opened) => onOpen(open === keyOf(opened) ? undefined : opened);
  return (
    <Part
      id="models"
      title={t('provider.title')}
      note={t('provider.note')}
      action={<AddAction word={t('provider.add')} open={open === keyOf(NEW)} onPress={() => toggle(NEW)} />}
    >
      {problem && (
        <div className="px-2 py-2">
          <Callout title={tell(problem)} />
        </div>
      )}
      {items?.length === 0 && <p className="px-2 py-1 text-ink-2">{t('provider.none')}</p>}
      {((items?.length ?? 0) > 0 || found.length > 0) && (
        <Rows label={t('provider.title')}>
          {items?.map((provider) => {
            const opened: Opened = { kind: 'provider', id: provider.id };
            return (
              <ProviderRow
                key={provider.id}
                provider={provider}
                kind={kindName(provider.kind)}
                open={open === keyOf(opened)}
                onOpen={() => toggle(opened)}
              />
            );
          })}
          {found.map((one) => (
            <FoundRow key={one.baseUrl} found={one} />
          ))}
        </Rows>
      )}
      <Choices />
    </Part>
  );
}

function Choices() {
  const id = useId();
  const { settings, refused } = useSettings();
  const { items = [], models } = useProviders();
  if (!settings) return null;
  const chosen = settings.chatModel;
  const options = items.flatMap(({ id: provider, name }) =>
    (models[provider]?.models ?? []).map((one) => ({
      id: JSON.stringify({ provider, model: one.id }),
      label: t('provider.modelOf', { model: one.label ?? one.id, provider: name }),
    })),
  );
  const value = chosen ? JSON.stringify({ provider: chosen.provider, model: chosen.model }) : FIRST;
  return (
    <div className="flex flex-col gap-3 px-2 pt-3">
      <ChoiceRow
        id={`${id}-model`}
        label={t('provider.first')}
        help={t('provider.first.help')}
        value={value}
        problem={refused.chatModel && tell(refused.chatModel)}
        options={[
          { id: FIRST, label: t('provider.first.any') },
          ...(chosen && !options.some((option) => option.id === value)
            ? [{ id: value, label: chosen.model }]
            : []),
          ...options,
        ]}
        onChange={(next) =>
          void changeSettings({
            chatModel: next === FIRST ? null : (JSON.parse(next) as { provider: string; model: string }),
          })
        }
      />
      <Checkbox
        label={t('provider.askAfter')}
        note={t('provider.askAfter.help')}
        checked={settings.askAfterUntrusted}
        problem={refused.askAfterUntrusted && tell(refused.askAfterUntrusted)}
        onChange={(askAfterUntrusted) => void changeSettings({ askAfterUntrusted })}
      />
      <WaitingSetting setting="askAfterUntrusted" />
    </div>
  );
}
