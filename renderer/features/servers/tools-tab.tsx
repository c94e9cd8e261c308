import { useState } from 'react';
import type { ServerView } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { operate } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { isOn } from './server-look.ts';
import { ToolList } from './tool-list.tsx';
import { ToolRunner } from './tool-runner.tsx';
import { useShown } from './use-shown.ts';
import { useTools } from './use-tools.ts';

export function ToolsTab({ view }: { view: ServerView }) {
  const { id } = view.server;
  const { tools, problem } = useTools(id);
  const [chosen, choose] = useState<string>();
  const [last, setLast] = useState<string>();
  const tool = tools?.find((one) => one.ref.name === chosen);
  const shown = useShown(view);
  const on = isOn(shown);

  if (problem) {
    return (
      <div className="p-4">
        <Callout title={tell(problem)} />
      </div>
    );
  }
  if (!tools) return null;
  if (tool) {
    return (
      <ToolRunner
        key={tool.ref.name}
        tool={tool}
        onBack={() => {
          setLast(chosen);
          choose(undefined);
        }}
      />
    );
  }
  if (tools.length > 0) return <ToolList tools={tools} focused={last} onChoose={choose} />;
  if (view.tools === 0) return <EmptyState text={t('servers.noTools')} />;
  return (
    <EmptyState text={t(on ? 'servers.toolsComing' : 'servers.toolsUnknown')}>
      {!on && shown !== 'off' && (
        <Button kind="primary" onClick={() => void operate(id, 'start')}>
          {t('servers.startNow')}
        </Button>
      )}
    </EmptyState>
  );
}
