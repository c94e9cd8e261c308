import type { ReactNode } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';

const REFERENCE = /^\$\{secret:([A-Z][A-Z0-9_]{0,63})\}$/;

/** Everything of a launch, scrolling when it is long. */
export function ExactParts({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={0}
      aria-label={label}
      className="flex min-h-24 flex-col gap-3 overflow-auto rounded-control bg-sunken px-3 py-2"
    >
      {children}
    </section>
  );
}

/** One part of it under its name. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex shrink-0 flex-col gap-0.5">
      <h2 className="text-label text-ink-2">{title}</h2>
      {children}
    </div>
  );
}

/** Wrapped lines hang below their first one, so that no argument can look like two. */
export function Word({ text }: { text: string }) {
  if (text === '') return <i className="font-sans text-ink-2">{t('approval.command.empty')}</i>;
  return (
    <span className="block pl-4 -indent-4 [overflow-wrap:anywhere] whitespace-pre-wrap">
      <ExactText pieces={visiblePieces(text, 'word')} />
    </span>
  );
}

/** Names with their values, such as variables or headers; what the keychain holds is named, never shown. */
export function Values({ values, none }: { values: Readonly<Record<string, string>>; none: string }) {
  const entries = Object.entries(values);
  if (entries.length === 0) return <p className="text-note">{none}</p>;
  return (
    <dl dir="ltr" className="flex flex-col gap-1 text-note">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt className="inline font-mono font-semibold break-all">{name}</dt>
          <dd className="inline font-mono">
            {' = '}
            <Value text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ text }: { text: string }) {
  const name = REFERENCE.exec(text)?.[1];
  if (name !== undefined) {
    return <span className="font-sans break-all text-ink-2">{t('approval.command.secret', { name })}</span>;
  }
  if (text === '') return <i className="font-sans text-ink-2">{t('approval.command.empty')}</i>;
  return (
    <span className="[overflow-wrap:anywhere] whitespace-pre-wrap">
      <ExactText pieces={visiblePieces(text, 'word')} />
    </span>
  );
}
