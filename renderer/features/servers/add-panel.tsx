import { useState } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { HandTab } from './hand-tab.tsx';
import { PasteTab } from './paste-tab.tsx';

/** The ways to a new server. What was typed is still there when it is opened again. */
export function AddPanel({ onAdded, onClose }: { onAdded: (server: string) => void; onClose: () => void }) {
  const [tab, setTab] = useState<'paste' | 'hand'>('paste');
  return (
    <Inspector
      title={t('add.title')}
      note={t('add.note')}
      closeLabel={t('inspector.close')}
      onClose={onClose}
    >
      <Tabs
        label={t('add.title')}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'paste', label: t('add.paste'), panel: <PasteTab onAdded={onAdded} /> },
          { id: 'hand', label: t('add.byHand'), panel: <HandTab onAdded={onAdded} /> },
        ]}
      />
    </Inspector>
  );
}
