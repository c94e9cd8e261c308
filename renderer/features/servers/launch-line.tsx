import type { Server } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { launchLine, shortLine } from './command-line.ts';

/** What is run or connected to, to copy; of what ships with Patchbay the short of it, whole on hover. */
export function LaunchLine({ server: { source, launch } }: { server: Server }) {
  const title = t(launch.type === 'stdio' ? 'servers.command' : 'add.url');
  const whole = launchLine(launch);
  const shown = source === 'bundled' && launch.type === 'stdio' ? shortLine(launch) : whole;
  return (
    <Section title={title}>
      <div title={shown === whole ? undefined : whole} className="relative">
        <CodeBlock label={title} text={shown} button />
        <CopyButton
          label={
            launch.type === 'stdio' ? t('servers.copyCommand') : t('result.copyAddress', { address: whole })
          }
          copied={t('result.copied')}
          text={() => whole}
          className="absolute top-1 right-1"
        />
      </div>
    </Section>
  );
}
