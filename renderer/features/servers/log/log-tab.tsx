import { Maximize2, Minimize2 } from 'lucide-react';
import { useState } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useFullWidth } from '#renderer/ui/inspector.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { OutputLog } from './output-log.tsx';
import { ProtocolLog } from './protocol-log.tsx';

/** The log of a server from both sides: what it prints, and what goes over the wire. */
export function LogTab({ server }: { server: string }) {
  const [source, setSource] = useState<'output' | 'protocol'>('output');
  const [full, setFull] = useFullWidth();
  const Icon = full ? Minimize2 : Maximize2;
  return (
    <div className="@container flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center justify-between py-2 pr-4 pl-2">
        <Segments
          label={t('log.source')}
          value={source}
          onChange={setSource}
          segments={[
            { id: 'output', label: t('log.output') },
            { id: 'protocol', label: t('log.protocol') },
          ]}
        />
        <IconButton label={t(full ? 'log.narrow' : 'log.wide')} onClick={() => setFull(!full)}>
          <Icon size={16} aria-hidden />
        </IconButton>
      </div>
      {source === 'output' ? <OutputLog server={server} /> : <ProtocolLog server={server} />}
    </div>
  );
}
