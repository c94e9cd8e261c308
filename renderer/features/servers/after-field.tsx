import type { Server } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { sharesTitle } from '#renderer/lib/server-look.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';

/** The servers that have to be ready before this one. */
export function AfterField({
  server,
  after,
  problem,
  onChange,
}: {
  server: Server;
  after: readonly string[];
  problem: Text | undefined;
  onChange: (after: readonly string[]) => void;
}) {
  const servers = useEngine((engine) => engine.mirror?.servers) ?? [];
  const others = servers.filter((view) => view.server.id !== server.id);
  if (others.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-note font-medium">{t('servers.after')}</legend>
      <ul className="flex max-h-36 flex-col overflow-y-auto">
        {others.map(({ server: { id, title } }) => (
          <li key={id}>
            <Checkbox
              label={
                <>
                  {title}
                  {sharesTitle(title, servers) && (
                    <span className="font-mono text-note text-ink-3"> {id}</span>
                  )}
                </>
              }
              checked={after.includes(id)}
              onChange={(on) => onChange(on ? [...after, id] : after.filter((one) => one !== id))}
            />
          </li>
        ))}
      </ul>
      {problem && <p className="text-note text-failed">{tell(problem)}</p>}
      <p className="text-note text-ink-2">{t('servers.afterHelp')}</p>
    </fieldset>
  );
}
