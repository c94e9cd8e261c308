import type { Launch } from '#contract/launch.ts';
import { t } from '#renderer/lib/messages.ts';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { commandLine } from './command-line.ts';

/** What the typed program and arguments come to, as one line. An address says it all itself. */
export function RunsAs({ launch }: { launch: Launch }) {
  if (launch.type !== 'stdio' || launch.command === '') return null;
  return (
    <Section title={t('add.runsAs')}>
      <CodeBlock label={t('add.runsAs')} text={commandLine(launch)} />
    </Section>
  );
}
