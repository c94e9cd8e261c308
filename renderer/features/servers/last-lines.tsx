import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { plainLine } from './plain-line.ts';

const SHOWN = 8;

/** The end of a server's log, where its trouble usually explains itself. */
export function LastLines({ server, onAll }: { server: string; onAll: () => void }) {
  const lines = useEngine((state) => state.mirror?.logs.get(server));
  if (!lines || lines.length === 0) return null;
  const text = lines
    .slice(-SHOWN)
    .map((line) => plainLine(line.line))
    .join('\n');
  return (
    <Section title={t('servers.lastLines')}>
      <CodeBlock label={t('servers.lastLines')} text={text} />
      <div>
        <Button kind="quiet" className="-ml-3" onClick={onAll}>
          {t('servers.wholeLog')}
        </Button>
      </div>
    </Section>
  );
}
