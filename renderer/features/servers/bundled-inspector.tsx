import { useState } from 'react';
import type { BundledView } from '#contract/bundled-view.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { verbWord } from '#renderer/lib/verb-words.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { AddBundled } from './add-bundled.tsx';
import { Needs } from './needs.tsx';

/** A server that waits on the shelf: what it is, what it needs and what it could do. */
export function BundledInspector({
  about,
  onAdded,
  onClose,
}: {
  about: BundledView;
  onAdded: () => void;
  onClose: () => void;
}) {
  const { id, title, description, settings, tools } = about;
  const [refused, setRefused] = useState<Text>();
  return (
    <Inspector title={title} note={t('shelf.notInList')} closeLabel={t('inspector.close')} onClose={onClose}>
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-4 pt-1">
        <p className="text-ink-2">{tell(description)}</p>
        <div className="flex flex-col items-start gap-2">
          <AddBundled
            server={about}
            primary
            onDone={(reason) => {
              setRefused(reason);
              if (!reason) onAdded();
            }}
          />
          {refused && <Callout title={tell(refused)} />}
        </div>
        <Needs server={id} />
        {settings.length > 0 && (
          <Section title={t('servers.settings')}>
            <ul>
              {settings.map(({ env, label, required }) => (
                <li key={env} className="flex items-baseline justify-between gap-2">
                  {tell(label)}
                  {required && <span className="text-label text-ink-3">{t('shelf.required')}</span>}
                </li>
              ))}
            </ul>
            <p className="text-note text-ink-2">{t('shelf.settingsLater')}</p>
          </Section>
        )}
        <Section title={t('servers.tools')}>
          <ul className="flex flex-col gap-1">
            {tools.map(({ name, verbs }) => (
              <li key={name} className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="max-w-full font-mono text-note break-words">{name}</span>
                <span className="ml-auto text-right text-label text-ink-3">
                  {verbs.map((verb) => t(verbWord(verb))).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
        <Facts facts={[{ name: t('add.id'), value: <span className="font-mono text-note">{id}</span> }]} />
      </div>
    </Inspector>
  );
}
