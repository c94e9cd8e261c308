import { useState } from 'react';
import type { Server } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { changeServer } from '#renderer/stores/inventory.ts';
import { operate } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';

/** The way out for a server whose computer has no Node, or one that does not do. */
export function ShippedNode({ server }: { server: Server['id'] }) {
  const [problem, setProblem] = useState<Text>();

  async function use() {
    const refusal = await changeServer(server, { shippedNode: true });
    setProblem(refusal?.reason);
    if (!refusal) await operate(server, 'start');
  }

  return (
    <>
      <Button kind="primary" onClick={() => void use()}>
        {t('servers.useShippedNode')}
      </Button>
      {problem && <p className="w-full text-failed">{tell(problem)}</p>}
    </>
  );
}
