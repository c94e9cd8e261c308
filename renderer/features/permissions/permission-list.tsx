import type { ReactNode } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { grantSentence, plainText, ruleSentence } from '#renderer/lib/rule-sentence.ts';
import type { Segment } from '#renderer/lib/rule-sentence.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { usePermissions } from '#renderer/stores/permissions.ts';
import { moveBetweenRows } from '#renderer/ui/row-keys.ts';
import { GrantRow } from './grant-row.tsx';
import { RuleRow } from './rule-row.tsx';

/** Rules, then grants, then what holds where neither speaks. */
export function PermissionList({
  filter,
  open,
  onOpen,
}: {
  /** Lower case; empty shows all. */
  filter: string;
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
}) {
  const now = useNow(10_000);
  const { rules, grants, used } = usePermissions();
  const fits = (sentence: Segment[]) => plainText(sentence).toLowerCase().includes(filter);
  const ruled = rules?.filter((rule) => filter === '' || fits(ruleSentence(rule)));
  const granted = grants?.filter((grant) => filter === '' || fits(grantSentence(grant)));
  return (
    <div className="@container flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto px-3 pt-1 pb-6">
      <Rows
        title={t('permissions.rules')}
        total={rules?.length}
        none={t('permissions.noRules')}
        filter={filter}
      >
        {ruled?.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            used={used[rule.id]}
            now={now}
            open={rule.id === open}
            onOpen={onOpen}
          />
        ))}
      </Rows>
      <Rows
        title={t('permissions.grants')}
        total={grants?.length}
        none={t('permissions.noGrants')}
        filter={filter}
      >
        {granted?.map((grant) => (
          <GrantRow key={grant.id} grant={grant} used={used[`grant:${grant.id}`]} now={now} />
        ))}
      </Rows>
      <section className="flex max-w-200 flex-col gap-1 px-2">
        <h2 className="text-label text-ink-3">{t('permissions.otherwise')}</h2>
        <p>{t('permissions.default')}</p>
        <p className="text-note text-ink-2">{t('permissions.order')}</p>
      </section>
    </div>
  );
}

/** A heading and its rows, or what would stand here. */
function Rows({
  title,
  total,
  none,
  filter,
  children,
}: {
  title: string;
  /** Undefined until it is known. */
  total: number | undefined;
  none: string;
  filter: string;
  children: ReactNode[] | undefined;
}) {
  return (
    <section className="flex shrink-0 flex-col">
      <h2 className="flex h-7 items-center gap-1.5 border-b border-hairline px-2 text-label text-ink-3">
        {title}
        {total !== undefined && total > 0 && <span className="tabular-nums">{total}</span>}
      </h2>
      {total === 0 && <p className="px-2 py-2 text-ink-2">{none}</p>}
      {children && children.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside
        <ul aria-label={title} onKeyDown={moveBetweenRows}>
          {children}
        </ul>
      )}
      {total !== undefined && total > 0 && children?.length === 0 && (
        <p className="px-2 py-2 text-ink-2">{t('permissions.noMatch', { filter })}</p>
      )}
    </section>
  );
}
