import { X } from 'lucide-react';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Fold } from '#renderer/ui/fold.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Remarks } from '#renderer/ui/remarks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Part, long } from './part.tsx';

/** What shows something, and the states in which there is nothing to show. */
export function Shown() {
  return (
    <>
      <Part title="Details">
        <Section title="Process">
          <Facts
            facts={[
              { name: 'Process', value: '4711' },
              { name: 'Protocol', value: '2026-07-28' },
              { name: long('Command'), value: long('npx -y @acme/server-weather --units metric') },
            ]}
          />
        </Section>
        <CodeBlock label="Command" text="npx -y @acme/server-weather --units metric" />
        <CodeBlock label="Long command" text={`node ${'--an-argument '.repeat(20)}`} />
        <Fold title="What few ask for">{() => <p>It stands here.</p>}</Fold>
        <ProgressBar label="Progress" value={3} max={8} note="3 of 8" />
        <ProgressBar label="Progress, length unknown" value={0} max={undefined} note={long('Reading')} />
      </Part>
      <Part title="Nothing, and wrong">
        <EmptyState text="The servers that you can run will stand here.">
          <Button kind="primary">Add server</Button>
        </EmptyState>
        <Callout title="Stopped by itself: exit code 1 after 0.4 s." advice="Look at its log.">
          <Button>Start</Button>
        </Callout>
        <Callout shape="check" tone="ready" title="12 calls were written to a file." />
        <Remarks remarks={['A comment was left out.', long('The variable HOME was written as it is.')]} />
        <div className="flex min-h-9 items-center gap-2 border-y border-hairline py-1">
          <p className="min-w-0 flex-1">Memory was removed.</p>
          <Button>Undo</Button>
          <IconButton label="Dismiss">
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      </Part>
    </>
  );
}
