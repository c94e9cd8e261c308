import { useState } from 'react';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { Cell, HeadCell, Row as Line, RowButton, Table } from '#renderer/ui/table.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { Part, long } from './part.tsx';

const NAMES = ['Desktop Commander', 'Memory', long('Sequential thinking, one thought after the other')];

/** Lists, and the details of one of them over it. */
export function Lists() {
  const [open, setOpen] = useState<string | undefined>('Memory');
  const [tab, setTab] = useState<'one' | 'two'>('one');
  return (
    <>
      <Part title="Title, list and inspector">
        <div className="relative flex h-80 overflow-hidden border border-hairline">
          <Split
            open={open}
            onClose={() => setOpen(undefined)}
            inspector={
              <Inspector
                title={open ?? ''}
                note={
                  <>
                    <Glyph shape="dot" tone="ready" />
                    Ready
                  </>
                }
                closeLabel="Close"
                onClose={() => setOpen(undefined)}
              >
                <Tabs
                  label="Parts"
                  value={tab}
                  onChange={setTab}
                  tabs={[
                    { id: 'one', label: 'Overview', panel: <p className="p-4">One</p> },
                    { id: 'two', label: 'Log', count: 12, panel: <p className="p-4">Two</p> },
                  ]}
                />
              </Inspector>
            }
          >
            <ScreenTitle title="Servers">
              <p className="text-note text-ink-2">2 of 3 run</p>
            </ScreenTitle>
            <Table
              label="Servers"
              head={
                <>
                  <HeadCell>Name</HeadCell>
                  <HeadCell className="w-20 text-right">Tools</HeadCell>
                </>
              }
            >
              {NAMES.map((name) => (
                <Line key={name} open={name === open} className="h-8">
                  <Cell>
                    <RowButton open={name === open} onClick={() => setOpen(name === open ? undefined : name)}>
                      {name}
                    </RowButton>
                  </Cell>
                  <Cell className="text-right tabular-nums">12</Cell>
                </Line>
              ))}
              <tr className="h-8" aria-busy>
                <Cell colSpan={2}>
                  <Skeleton />
                </Cell>
              </tr>
            </Table>
          </Split>
        </div>
      </Part>
      <Part title="An empty list">
        <Table
          label="Nothing"
          head={<HeadCell>Name</HeadCell>}
          foot={<EmptyState text="Nothing is like this." />}
        >
          {null}
        </Table>
      </Part>
    </>
  );
}
