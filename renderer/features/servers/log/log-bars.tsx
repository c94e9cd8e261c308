import { WrapText } from 'lucide-react';
import type { ReactNode } from 'react';
import { amount } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classes } from '#renderer/ui/classes.ts';
import { useCopy } from '#renderer/ui/copy.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Switch } from '#renderer/ui/switch.tsx';

/** Narrows a log; `children` choose among its kinds. */
export function LogFilterBar({
  typed,
  onType,
  wrap,
  onWrap,
  children,
}: {
  typed: string;
  onType: (typed: string) => void;
  wrap: boolean;
  onWrap: (wrap: boolean) => void;
  children?: ReactNode;
}) {
  return (
    <div className="flex shrink-0 items-center gap-1 px-4 pb-2">
      <SearchField
        className="min-w-0 flex-1"
        label={t('log.filter')}
        clearLabel={t('log.clear')}
        value={typed}
        onChange={onType}
      />
      {children}
      <IconButton
        label={t('log.wrap')}
        aria-pressed={wrap}
        onClick={() => onWrap(!wrap)}
        className={classes(wrap && 'bg-accent-soft text-ink')}
      >
        <WrapText size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

/** How much is shown, what can be taken along, whether the end is followed. */
export function LogFoot({
  counted,
  shown,
  all,
  fresh,
  follow,
  onFollow,
  textOf,
}: {
  /** What there is, in words. */
  counted: 'servers.lines' | 'log.messages';
  shown: number;
  all: number;
  /** Came since the end is not followed any more. */
  fresh: number | undefined;
  follow: boolean;
  onFollow: (follow: boolean) => void;
  /** What is shown as text, or all of it. */
  textOf: (what: 'shown' | 'all') => string;
}) {
  return (
    <div className="flex h-9 shrink-0 items-center gap-1 border-t border-hairline px-4 text-note text-ink-2">
      <span className="min-w-0 flex-1 truncate tabular-nums">
        {shown === all
          ? t(counted, { count: all })
          : t('log.some', { shown: amount(shown), all: amount(all) })}
        {fresh !== 0 && ` · ${fresh === undefined ? t('log.manyNew') : t('log.new', { count: fresh })}`}
      </span>
      <CopyButton label={t('log.copy')} text={() => textOf('shown')} />
      {shown !== all && <CopyButton label={t('log.copyAll')} text={() => textOf('all')} />}
      <span className="-mr-1.5 flex items-center">
        <span aria-hidden>{t('servers.follow')}</span>
        <Switch label={t('servers.follow')} checked={follow} onChange={onFollow} />
      </span>
    </div>
  );
}

function CopyButton({ label, text }: { label: string; text: () => string }) {
  const { copied, copy } = useCopy();
  return (
    <Button kind="quiet" className="px-2" onClick={() => copy(label, text())}>
      <span aria-live="polite">{copied === undefined ? label : t('result.copied')}</span>
    </Button>
  );
}
