import type { StdioLaunch } from '#contract/launch.ts';
import { t } from '#renderer/lib/messages.ts';
import { ExactParts, Part, Values, Word } from './exact-parts.tsx';

/** A program as it will run, whole: each word of the command on a line of its own, the folder, every variable. */
export function CommandText({ launch }: { launch: StdioLaunch }) {
  const { command, args, cwd, env } = launch;
  return (
    <ExactParts label={t('approval.command.exact')}>
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
        <Values values={env} none={t('approval.command.noVariables')} />
      </Part>
    </ExactParts>
  );
}
