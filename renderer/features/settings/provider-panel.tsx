import { useState } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { useProviders } from '#renderer/stores/chat-providers.ts';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { ProviderFields } from './provider-fields.tsx';

/** A provider while it is written: a new one without `id`. What was saved is tested at once and stays open. */
export function ProviderPanel({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const [made, setMade] = useState<string>();
  const items = useProviders((providers) => providers.items);
  const provider = items?.find((one) => one.id === (id ?? made));
  if (!items) return null;
  return (
    <Inspector
      title={provider?.name ?? t('provider.new')}
      note={t('provider.newNote')}
      closeLabel={t('inspector.close')}
      onClose={onClose}
    >
      <ProviderFields
        provider={provider}
        taken={items.map((one) => one.id)}
        onSaved={setMade}
        onClose={onClose}
      />
    </Inspector>
  );
}
