import { Plus, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select, TextArea, TextInput } from '#renderer/ui/input.tsx';
import { Keys } from '#renderer/ui/keys.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { Part, Row } from './part.tsx';

const KINDS = ['plain', 'primary', 'quiet'] as const;
const PROBLEMS = [undefined, 'This is required.'];

/** What is pressed, typed into and chosen from; focus is shown by Tab. */
export function Controls() {
  const [on, setOn] = useState(true);
  const [typed, type] = useState('list');
  const [kind, setKind] = useState<'all' | 'some'>('all');
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Part title="Buttons">
        {KINDS.map((look) => (
          <Row key={look}>
            <Button kind={look}>Run</Button>
            <Button kind={look} className="pl-2">
              <Plus size={16} aria-hidden />
              Add server
            </Button>
            <Button kind={look} aria-disabled>
              Not now
            </Button>
          </Row>
        ))}
        <Row>
          <IconButton label="Restart">
            <RotateCw size={16} aria-hidden />
          </IconButton>
          <Keys keys={['Ctrl', 'K']} />
          <Button onClick={() => setAsks(true)}>Dialog</Button>
        </Row>
        {asks && (
          <Dialog title="Remove it?" text="It is stopped first." onClose={() => setAsks(false)}>
            <Button onClick={() => setAsks(false)}>Keep it</Button>
            <Button kind="primary" onClick={() => setAsks(false)}>
              Remove
            </Button>
          </Dialog>
        )}
      </Part>
      <Part title="Choices">
        <Row>
          <Switch label="Run" checked={on} onChange={setOn} />
          <Switch label="Run the other" checked={!on} onChange={() => setOn(!on)} />
          <Segments
            label="Kinds"
            value={kind}
            onChange={setKind}
            segments={[
              { id: 'all', label: 'All', count: '12' },
              { id: 'some', label: 'Some' },
            ]}
          />
        </Row>
        <Checkbox label="Open at login" note="A note below." checked={on} onChange={setOn} />
        <Checkbox label="Cannot be changed" checked disabled onChange={() => undefined} />
      </Part>
      <Part title="Fields">
        <SearchField label="Search" clearLabel="Clear" value={typed} onChange={type} />
        {PROBLEMS.map((problem) => (
          <Field
            key={problem ?? 'right'}
            id={`name-${String(problem === undefined)}`}
            label="Name"
            prose
            mark="required"
            help="Under this name other apps find it."
            problem={problem}
          >
            {(marks) => <TextInput {...marks} defaultValue="notes" />}
          </Field>
        ))}
        <TextArea aria-label="Arguments" defaultValue={'{ "path": "." }'} />
        <Select aria-label="Language">
          <option>English</option>
          <option>Deutsch</option>
        </Select>
      </Part>
    </>
  );
}
