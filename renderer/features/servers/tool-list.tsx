import { useEffect, useRef } from 'react';
import type { ToolView } from '#contract/tool.ts';
import { moveBetweenRows } from '#renderer/ui/row-keys.ts';
import { VerbWords } from './verb-words.tsx';

/** The tools of one server. `focused` is the one to come back to. */
export function ToolList({
  tools,
  focused,
  onChoose,
}: {
  tools: readonly ToolView[];
  focused: string | undefined;
  onChoose: (name: string) => void;
}) {
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside
    <ul onKeyDown={moveBetweenRows} className="p-2">
      {tools.map(({ ref, definition, verbs }) => (
        <li key={ref.name} className="border-b border-hairline last:border-0">
          <button
            ref={ref.name === focused ? back : undefined}
            type="button"
            data-row
            onClick={() => onChoose(ref.name)}
            className="flex w-full flex-col gap-0.5 rounded-control px-2 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
          >
            <span className="flex items-baseline gap-3">
              <span className="min-w-0 flex-1 font-mono text-note font-medium break-all">{ref.name}</span>
              <span className="shrink-0">
                <VerbWords verbs={verbs} />
              </span>
            </span>
            {definition.description && (
              <span className="line-clamp-2 text-note break-words text-ink-2">{definition.description}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
