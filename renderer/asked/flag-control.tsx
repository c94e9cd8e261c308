import { t } from '#renderer/lib/messages.ts';
import type { ShapeOf } from '#renderer/lib/schema-field.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import type { ControlProps } from './control.ts';

type Answer = 'unsent' | 'true' | 'false';

/** True or false; what may be left out can be that too. The words are those that are sent. */
export function FlagControl({ draft, name, required, edit }: ControlProps<ShapeOf<'boolean'>>) {
  const answer: Answer = draft?.as === 'flag' ? (draft.on ? 'true' : 'false') : 'unsent';
  const answers: readonly Answer[] = required && draft ? ['true', 'false'] : ['unsent', 'true', 'false'];
  return (
    <div className="-mx-2">
      <Segments
        label={name}
        value={answer}
        onChange={(next) => edit(() => (next === 'unsent' ? undefined : { as: 'flag', on: next === 'true' }))}
        segments={answers.map((id) => ({ id, label: id === 'unsent' ? t('runner.notSent') : id }))}
      />
    </div>
  );
}
