import type { MessageCode } from '#contract/messages/en.ts';
import { ago, exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';

/** "Given 3h ago", exact on hover. */
export function Moment({ code, at, now }: { code: MessageCode; at: number; now: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {t(code, { when: ago(at, now) })}
    </time>
  );
}

/** When something last decided a call. */
export function LastUse({ at, now }: { at: number | undefined; now: number }) {
  if (at === undefined) return <span>{t('permissions.unused')}</span>;
  return <Moment code="permissions.used" at={at} now={now} />;
}
