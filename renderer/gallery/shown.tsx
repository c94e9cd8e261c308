import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { HeadCell, Table } from '#renderer/ui/table.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { Part } from './part.tsx';

/** What shows something, and the states in which there is nothing to show. */
export function Shown() {
  const [tab, setTab] = useState<'one' | 'two'>('one');
  return (
    <>
      <Part title="Details">
        <Tabs
          label="Parts"
          value={tab}
          onChange={setTab}
          tabs={[
            { id: 'one', label: 'Overview', panel: <p className="p-4">One</p> },
            { id: 'two', label: 'Log', panel: <p className="p-4">Two</p> },
          ]}
        />
        <Section title="Process">
          <Facts
            facts={[
              { name: 'Process', value: '4711' },
              { name: 'Protocol', value: '2026-07-28' },
            ]}
          />
        </Section>
        <CodeBlock label="Command" text="npx -y @acme/server-weather --units metric" />
        <ProgressBar label="Progress" value={3} max={8} note="3 of 8" />
        <ProgressBar label="Progress, length unknown" value={0} max={undefined} note={undefined} />
      </Part>
      <Part title="Lists">
        <Table
          label="Servers"
          head={
            <>
              <HeadCell>Name</HeadCell>
              <HeadCell className="text-right">Tools</HeadCell>
            </>
          }
        >
          <tr className="h-8">
            <td className="px-2">Desktop Commander</td>
            <td className="px-2 text-right tabular-nums">12</td>
          </tr>
        </Table>
      </Part>
      <Part title="Nothing, and wrong">
        <EmptyState text="The servers that you can run will stand here.">
          <Button kind="primary">Add server</Button>
        </EmptyState>
        <Callout title="Stopped by itself: exit code 1 after 0.4 s." advice="Look at its log.">
          <Button>Start</Button>
        </Callout>
      </Part>
    </>
  );
}
