import type { OfferKind } from '#contract/inventory.ts';
import type { ServerView } from '#contract/server.ts';
import { amount } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import type { Found } from '#renderer/stores/offers.ts';
import { Select } from '#renderer/ui/input.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { KINDS } from './kind-look.ts';

export type KindChoice = OfferKind | 'all';

/** Which kinds, with how many of each were found. */
export function KindSegments({
  kind,
  onKind,
  counts,
}: {
  kind: KindChoice;
  onKind: (kind: KindChoice) => void;
  counts: Found['counts'] | undefined;
}) {
  const all = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  const segments = Object.entries(KINDS).map(([id, { many }]) => ({
    id: id as OfferKind,
    label: t(many),
    count: counts && amount(counts[id as OfferKind]),
  }));
  return (
    <Segments<KindChoice>
      label={t('tools.kinds')}
      value={kind}
      onChange={onKind}
      segments={[
        { id: 'all', label: t('tools.allKinds'), count: all === undefined ? undefined : amount(all) },
        ...segments,
      ]}
    />
  );
}

/** Which server, or all of them. */
export function ServerChoice({
  servers,
  server,
  onServer,
}: {
  servers: readonly ServerView[];
  server: string | undefined;
  onServer: (server: string | undefined) => void;
}) {
  return (
    <Select
      aria-label={t('activity.server')}
      className="max-w-48"
      value={server ?? ''}
      onChange={(event) => onServer(event.target.value || undefined)}
    >
      <option value="">{t('tools.allServers')}</option>
      {servers.map((view) => (
        <option key={view.server.id} value={view.server.id}>
          {view.server.title}
        </option>
      ))}
    </Select>
  );
}
