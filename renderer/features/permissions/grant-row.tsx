import type { MouseEvent } from 'react';
import type { Grant } from '#contract/policy.ts';
import { t } from '#renderer/lib/messages.ts';
import { exactParts, grantSentence, heardText, plainText } from '#renderer/lib/rule-sentence.ts';
import { revokeGrant } from '#renderer/stores/permissions.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ExactSentence } from '#renderer/ui/exact-sentence.tsx';
import { LastUse, Moment } from './moment.tsx';
import { PermissionRow } from './permission-row.tsx';

/** Past so many characters a sentence scrolls: a condition may hold a whole file. */
const LONG = 600;

/** An earlier answer as its sentence. */
export function GrantRow({ grant, used, now }: { grant: Grant; used: number | undefined; now: number }) {
  const segments = grantSentence(grant);
  const plain = plainText(segments);

  async function revoke({ currentTarget }: MouseEvent<HTMLButtonElement>) {
    const row = currentTarget.closest('li');
    const beside = row?.nextElementSibling ?? row?.previousElementSibling;
    if (!(await revokeGrant(grant.id))) return;
    // Its button goes with it: whoever works down the list with the keyboard stays in it, if still there.
    const { activeElement } = document;
    if (activeElement === currentTarget || activeElement === document.body)
      beside?.querySelector('button')?.focus();
  }

  return (
    <PermissionRow
      effect="allow"
      sentence={
        plain.length <= LONG ? (
          <ExactSentence parts={exactParts(segments)} />
        ) : (
          <section
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
            tabIndex={0}
            aria-label={t('permissions.wholeGrant')}
            className="max-h-30 overflow-y-auto"
          >
            <ExactSentence parts={exactParts(segments)} />
          </section>
        )
      }
      notes={[
        t(`permissions.scope.${grant.scope}`),
        <Moment key="given" code="permissions.given" at={grant.createdAt} now={now} />,
        <LastUse key="used" at={used} now={now} />,
      ]}
      action={
        <Button
          kind="quiet"
          aria-label={t('permissions.revokeThis', { sentence: heardText(segments) })}
          onClick={(event) => void revoke(event)}
        >
          {t('permissions.revoke')}
        </Button>
      }
    />
  );
}
