import { useState } from 'react';
import type { Server } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { showMemory } from '#renderer/stores/chat-memory.ts';
import { changeServer, duplicateServer } from '#renderer/stores/inventory.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

/** What can be done with a server as a whole; one that ships with Patchbay cannot be copied. */
export function ServerActions({ server, onSelect }: { server: Server; onSelect: (server: string) => void }) {
  const bundled = server.source === 'bundled';
  const [problem, setProblem] = useState<Text>();
  const [removing, setRemoving] = useState(false);

  async function duplicate() {
    const copy = await duplicateServer(server.id);
    if (typeof copy === 'string') onSelect(copy);
    else setProblem(copy.reason);
  }

  async function switchOver() {
    const refusal = await changeServer(server.id, { disabled: !server.disabled });
    setProblem(refusal?.reason);
  }

  return (
    <div className="flex flex-col gap-2 border-t border-hairline pt-4">
      <div className="flex flex-wrap gap-2">
        {!bundled && <Button onClick={() => void duplicate()}>{t('servers.duplicate')}</Button>}
        <Button onClick={() => void switchOver()}>
          {t(server.disabled ? 'servers.switchOn' : 'servers.switchOff')}
        </Button>
        <Button onClick={() => showMemory({ of: 'server', server: server.id })}>{t('servers.memory')}</Button>
        <Button onClick={() => setRemoving(true)}>{t('servers.remove')}</Button>
      </div>
      {problem && <Callout title={tell(problem)} />}
      {removing && <RemoveDialog server={server} onClose={() => setRemoving(false)} />}
    </div>
  );
}
