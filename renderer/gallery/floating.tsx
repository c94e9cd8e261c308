import { useState } from 'react';
import { ActionMenu } from '#renderer/ui/action-menu.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Hint } from '#renderer/ui/hint.tsx';
import { Overlay } from '#renderer/ui/overlay.tsx';
import { WordMenu } from '#renderer/ui/word-menu.tsx';
import { Part, Row, State, long } from './part.tsx';

const ENDS = [
  { id: '', label: 'however they ended' },
  { id: 'failed', label: 'that failed' },
  { id: 'long', label: long('that were cancelled by whoever asked') },
];

/** What opens over everything else: press it. */
export function Floating() {
  const [over, setOver] = useState<'dialog' | 'overlay'>();
  const leave = () => setOver(undefined);
  return (
    <Part title="Sentence, menus and what floats">
      {ENDS.map(({ id, label }) => (
        <State key={id} name={id === '' ? 'nothing chosen' : 'chosen'}>
          <Sentence first={id} label={label} />
        </State>
      ))}
      <Row>
        <ActionMenu
          label="Export"
          actions={['JSON Lines', long('CSV to a folder')].map((label) => ({
            id: label,
            label,
            act: () => undefined,
          }))}
        />
        <Button onClick={() => setOver('dialog')}>Dialog</Button>
        <Button onClick={() => setOver('overlay')}>Overlay</Button>
        <Hint label="It stands below">
          <Button>Hint</Button>
        </Hint>
      </Row>
      {over === 'dialog' && (
        <Dialog
          title="Remove it?"
          text={long('It is stopped first, and can be brought back for a while.')}
          onClose={leave}
        >
          <Button onClick={leave}>Keep it</Button>
          <Button kind="primary" onClick={leave}>
            Remove
          </Button>
        </Dialog>
      )}
      {over === 'overlay' && (
        <Overlay title="Keyboard shortcuts" onClose={leave} className="w-100">
          <p className="px-5 pb-4">What is looked up stands here.</p>
        </Overlay>
      )}
    </Part>
  );
}

function Sentence({ first, label }: { first: string; label: string }) {
  const [end, setEnd] = useState(first);
  return (
    <div className="flex flex-wrap items-center gap-1">
      Calls
      <WordMenu label="Outcome" value={end} words={ENDS} onChange={setEnd} forget={`Clear “${label}”`} />
    </div>
  );
}
