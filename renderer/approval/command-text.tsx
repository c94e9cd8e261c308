import type { ReactNode } from 'react';
import type { Launch } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import { ExactText } from './exact-text.tsx';

const REFERENCE = /^\$\{secret:([A-Z][A-Z0-9_]{0,63})\}$/;

/** A launch as it will run, whole: each word of the command on a line of its own, the folder, every variable. */
export function CommandText({ launch }: { launch: Launch }) {
  const { command, args, cwd, env } = launch;
  const variables = Object.entries(env);
  return (
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={0}
      aria-label={t('approval.command.exact')}
      className="flex min-h-24 flex-col gap-3 overflow-auto rounded-control bg-sunken px-3 py-2"
    >
      <Part title={t('approval.command.command')}>
        <ol dir="ltr" className="font-mono text-note">
          {[command, ...args].map((word, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the words of a command have no other identity
            <li key={at} className={at === 0 ? 'font-semibold' : 'pl-4'}>
              <Word text={word} />
            </li>
          ))}
        </ol>
      </Part>
      <Part title={t('approval.command.folder')}>
        {cwd === undefined ? (
          <p className="text-note">{t('approval.command.ownFolder')}</p>
        ) : (
          <p dir="ltr" className="font-mono text-note">
            <Word text={cwd} />
          </p>
        )}
      </Part>
      <Part title={t('approval.command.variables')}>
        {variables.length === 0 && <p className="text-note">{t('approval.command.noVariables')}</p>}
        <dl dir="ltr" className="flex flex-col gap-1 text-note">
          {variables.map(([name, value]) => (
            <div key={name}>
              <dt className="inline font-mono font-semibold break-all">{name}</dt>
              <dd className="inline font-mono">
                {' = '}
                <Value text={value} />
              </dd>
            </div>
          ))}
        </dl>
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex shrink-0 flex-col gap-0.5">
      <h2 className="text-label text-ink-2">{title}</h2>
      {children}
    </div>
  );
}

/** Wrapped lines hang below their first one, so that no argument can look like two. */
function Word({ text }: { text: string }) {
  if (text === '') return <i className="font-sans text-ink-2">{t('approval.command.empty')}</i>;
  return (
    <span className="block pl-4 -indent-4 [overflow-wrap:anywhere] whitespace-pre-wrap">
      <ExactText text={text} kind="word" />
    </span>
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
      <ExactText text={text} kind="word" />
    </span>
  );
}
