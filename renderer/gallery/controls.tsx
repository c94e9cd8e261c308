import { Plus, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Keys } from '#renderer/ui/keys.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { Part, Row, State, long } from './part.tsx';

const KINDS = ['plain', 'primary', 'quiet'] as const;

/** What is pressed and chosen from. */
export function Controls() {
  const [on, setOn] = useState(true);
  const [kind, setKind] = useState<'all' | 'some'>('all');
  return (
    <>
      <Part title="Buttons">
        {KINDS.map((look) => (
          <Row key={look}>
            <State name={look}>
              <Button kind={look}>Run</Button>
            </State>
            <State name="icon">
              <Button kind={look} className="pl-2">
                <Plus size={16} aria-hidden />
                Add server
              </Button>
            </State>
            <State name="focus" focus>
              <Button kind={look}>Run</Button>
            </State>
            <State name="disabled, busy">
              <Button kind={look} aria-disabled>
                Run
              </Button>
            </State>
            <State name="long">
              <Button kind={look}>{long('Start Desktop Commander')}</Button>
            </State>
          </Row>
        ))}
        <Row>
          <State name="icon">
            <IconButton label="Restart">
              <RotateCw size={16} aria-hidden />
            </IconButton>
          </State>
          <State name="focus" focus>
            <IconButton label="Restart now">
              <RotateCw size={16} aria-hidden />
            </IconButton>
          </State>
          <State name="copy">
            <CopyButton label="Copy" copied="Copied" text={() => 'copied'} />
          </State>
          <State name="keys">
            <Keys keys={['Ctrl', 'K']} />
          </State>
        </Row>
      </Part>
      <Part title="Choices">
        <Row>
          <State name="on">
            <Switch label="Run" checked={on} onChange={setOn} />
          </State>
          <State name="off">
            <Switch label="Run the other" checked={!on} onChange={() => setOn(!on)} />
          </State>
          <State name="focus" focus>
            <Switch label="Run the third" checked={on} onChange={setOn} />
          </State>
          <State name="disabled">
            <Switch label="Cannot run" checked disabled onChange={() => undefined} />
          </State>
        </Row>
        <Segments
          label="Kinds"
          value={kind}
          onChange={setKind}
          segments={[
            { id: 'all', label: 'All', count: '12' },
            { id: 'some', label: long('Tools') },
          ]}
        />
        <Checkbox label="Open at login" note="A note below." checked={on} onChange={setOn} />
        <State name="focus" focus>
          <Checkbox label="Open at login" checked={!on} onChange={() => setOn(!on)} />
        </State>
        <Checkbox label="Cannot be changed" checked disabled onChange={() => undefined} />
        <Checkbox
          label={long('Start what was running last time')}
          problem="The system refused: the folder autostart cannot be written."
          checked={on}
          onChange={setOn}
        />
      </Part>
    </>
  );
}
