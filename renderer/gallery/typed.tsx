import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Select, TextArea, TextInput } from '#renderer/ui/input.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Part, State, long } from './part.tsx';

const FIELDS = [
  { label: 'Name' },
  { label: 'Name, refused', problem: 'This name is taken.' },
  { label: long('Name under which other apps find it'), problem: long('This is required.') },
];

/** What is typed into. */
export function Typed() {
  const [typed, type] = useState('list');
  return (
    <>
      <Part title="Fields">
        <SearchField label="Search" clearLabel="Clear" value={typed} onChange={type} />
        <SearchField label={long('Search tools')} clearLabel="Clear" value="" onChange={() => undefined} />
        {FIELDS.map(({ label, problem }) => (
          <Field
            key={label}
            id={label}
            label={label}
            prose
            mark="required"
            required
            help="Under this name other apps find it."
            problem={problem}
          >
            {(marks) => <TextInput {...marks} defaultValue="notes" />}
          </Field>
        ))}
        <State name="focus" focus>
          <TextInput aria-label="Name in focus" defaultValue="notes" />
        </State>
        <State name="disabled">
          <TextInput aria-label="Name that stays" defaultValue="notes" disabled />
        </State>
        <TextArea aria-label="Arguments" defaultValue={'{ "path": "." }'} />
        <Select aria-label="Language">
          <option>English</option>
          <option>Deutsch</option>
        </Select>
      </Part>
      <Part title="A form in a panel">
        <div className="flex h-44 flex-col border border-hairline">
          <PanelForm
            label="Name"
            onSubmit={() => undefined}
            foot={
              <>
                <Button kind="primary" type="submit">
                  Save
                </Button>
                <Button>Cancel</Button>
              </>
            }
          >
            <Field id="panel-name" label="Name" prose>
              {(marks) => <TextInput {...marks} defaultValue="notes" />}
            </Field>
          </PanelForm>
        </div>
      </Part>
    </>
  );
}
