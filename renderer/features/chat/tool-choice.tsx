import type { ConversationView, ToolChoice as Choice } from '#contract/chat/conversation.ts';
import { sharesTitle } from '#renderer/lib/server-look.ts';
import { t } from '#renderer/lib/messages.ts';
import { withServer, withTool } from '#renderer/lib/tool-choice.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { changeConversation } from '#renderer/stores/chat.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { useOffers } from '#renderer/stores/offers.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Fold } from '#renderer/ui/fold.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { StoppedServers } from './stopped-servers.tsx';

const MODES = ['all', 'chosen', 'none'] as const;
const NOTHING: Extract<Choice, { mode: 'chosen' }> = { mode: 'chosen', servers: [], tools: [] };

/** Which tools the model is offered: all, none, or those of servers and single ones that are ticked. */
export function ToolChoice({ conversation: { id, tools } }: { conversation: ConversationView }) {
  const servers = useEngine(({ mirror }) => mirror?.servers);
  const choose = (choice: Choice) => void changeConversation(id, { tools: choice });
  const shown = (servers ?? []).filter(({ server }) => !server.disabled);
  return (
    <div className="flex flex-col gap-2">
      <div className="-mx-2">
        <Segments
          label={t('chat.toolsOffered')}
          value={tools.mode}
          onChange={(mode) => choose(mode === 'chosen' ? NOTHING : { mode })}
          segments={MODES.map((mode) => ({ id: mode, label: t(`chat.tools.${mode}`) }))}
        />
      </div>
      {tools.mode === 'chosen' && shown.length === 0 && <p className="text-ink-2">{t('chat.noServers')}</p>}
      {tools.mode === 'chosen' &&
        shown.map(({ server }) => (
          <div key={server.id} className="flex flex-col gap-1">
            <Checkbox
              label={sharesTitle(server.title, shown) ? `${server.title} (${server.id})` : server.title}
              checked={tools.servers.includes(server.id)}
              onChange={(on) => choose(withServer(tools, server.id, on))}
            />
            <div className="pl-6">
              <Fold title={t('chat.singleTools')}>
                {() => <SingleTools server={server.id} tools={tools} onChoose={choose} />}
              </Fold>
            </div>
          </div>
        ))}
      <StoppedServers choice={tools} servers={shown} />
    </div>
  );
}

function SingleTools({
  server,
  tools,
  onChoose,
}: {
  server: string;
  tools: Extract<Choice, { mode: 'chosen' }>;
  onChoose: (choice: Choice) => void;
}) {
  const { found, need } = useOffers({ query: '', kinds: ['tool'], server });
  const whole = tools.servers.includes(server);
  if (!found) return null;
  if (found.offers.length === 0) return <p className="text-note text-ink-2">{t('servers.neverListed')}</p>;
  if (found.offers.length < found.total) need(found.total - 1);
  return (
    <ul className="flex flex-col">
      {found.offers.map(({ name }) => (
        <li key={name}>
          <Checkbox
            label={<span className="font-mono text-note">{visibleText(name)}</span>}
            checked={whole || tools.tools.some((one) => one.server === server && one.name === name)}
            disabled={whole}
            onChange={(on) => onChoose(withTool(tools, { server, name }, on))}
          />
        </li>
      ))}
    </ul>
  );
}
