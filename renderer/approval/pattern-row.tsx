import { useId } from 'react';
import type { Where } from '#contract/policy.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { OP_WORDS } from '#renderer/lib/op-words.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { classes } from '#renderer/ui/classes.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { Select, TextArea, TextInput } from '#renderer/ui/input.tsx';
import type { Pattern } from './patterns.ts';

/** One condition: whether it counts, on what, how, and on which value. */
export function PatternRow({
  pattern,
  ops,
  problem,
  onChange,
}: {
  pattern: Pattern;
  ops: readonly Where['op'][];
  problem: Text | undefined;
  onChange: (part: Partial<Pattern>) => void;
}) {
  const id = useId();
  const { path, chosen, op, typed } = pattern;
  const name = path.slice(1);
  const value = {
    'aria-label': t('approval.valueOf', { path: name }),
    'aria-invalid': problem ? (true as const) : undefined,
    'aria-describedby': problem ? `${id}-problem` : undefined,
    value: typed,
    onChange: (event: { target: { value: string } }) => onChange({ typed: event.target.value, chosen: true }),
  };
  const pieces = visiblePieces(typed);
  return (
    <li className="flex flex-col gap-1.5">
      <div className="flex min-h-6 items-center gap-2">
        <input
          id={id}
          type="checkbox"
          checked={chosen}
          onChange={(event) => onChange({ chosen: event.target.checked })}
          className="size-4 accent-accent"
        />
        <label htmlFor={id} className="font-mono text-note font-medium break-all">
          <ExactText pieces={visiblePieces(name)} />
        </label>
      </div>
      <div className={classes('grid grid-cols-[128px_1fr] gap-2 pl-6', !chosen && 'opacity-70')}>
        <Select
          aria-label={t('approval.opOf', { path: name })}
          value={op}
          onChange={(event) => onChange({ op: event.target.value as Where['op'], chosen: true })}
        >
          {ops.map((one) => (
            <option key={one} value={one}>
              {t(OP_WORDS[one])}
            </option>
          ))}
        </Select>
        {/* A line would drop line breaks without a word. */}
        {/[\r\n]/.test(typed) ? (
          <TextArea {...value} rows={2} />
        ) : (
          <TextInput {...value} className="font-mono text-note" />
        )}
      </div>
      {problem && (
        <p id={`${id}-problem`} className="pl-6 text-note text-failed">
          {tell(problem)}
        </p>
      )}
      {pieces.some((piece) => piece.hidden) && (
        <p className="pl-6 font-mono text-note break-all">
          <ExactText pieces={pieces} />
        </p>
      )}
    </li>
  );
}
