import { z } from 'zod';
import type { Fact } from './fact.ts';
import { monthly, rounded } from './prices.ts';
import { NATIVE_CLASSES, temperatureOf } from './storage-class.ts';
import type { StorageClass } from './storage-class.ts';
import type { Provider } from './provider.ts';
import type { StoredObject } from './store.ts';

const DAY_MS = 86_400_000;
/** Smaller ones are billed as if they were so large in the cooler classes of S3, and gain nothing. */
const WORTH_MOVING = 128 * 1024;
const LARGE = 100 * 1024 * 1024;
const EXAMPLES = 5;

export const Finding = z.object({
  kind: z.enum(['cost', 'performance', 'compliance']),
  finding: z.string(),
  objects: z.int(),
  bytes: z.int(),
  examples: z.array(z.string()),
  saving_usd_per_month: z.number().nullable().describe('An estimate; null: none is known'),
});
export type Finding = z.infer<typeof Finding>;

export function ageInDays({ modified }: StoredObject, now: number): number {
  return Math.max(0, (now - Date.parse(modified)) / DAY_MS);
}

/** Over 30 days to the cool class, over 90 to the cold one: spec/servers.md A.1.14. */
export function costFindings(provider: Provider, objects: readonly StoredObject[], now: number): Finding[] {
  const candidates = objects.filter(({ size }) => size >= WORTH_MOVING);
  const hot = candidates.filter(({ storageClass }) => temperatureOf(storageClass) === 'hot');
  const cool = candidates.filter(({ storageClass }) => temperatureOf(storageClass) === 'cool');
  const older = (list: StoredObject[], days: number, until = Infinity) =>
    list.filter((object) => ageInDays(object, now) > days && ageInDays(object, now) <= until);
  return [
    moving(provider, older(hot, 30, 90), 'STANDARD_IA', 'were not changed for more than 30 days'),
    moving(
      provider,
      [...older(hot, 90), ...older(cool, 90)],
      'GLACIER',
      'were not changed for more than 90 days',
    ),
  ].filter(({ objects: count }) => count > 0);
}

function moving(provider: Provider, objects: StoredObject[], to: StorageClass, why: string): Finding {
  const native = NATIVE_CLASSES[provider][to];
  const savings = objects.map((object) => {
    const now = monthly(provider, object);
    const then = monthly(provider, { ...object, storageClass: native });
    return now === undefined || then === undefined ? undefined : now - then;
  });
  return {
    kind: 'cost',
    ...about(
      objects,
      `Objects ${why}; ${native} would be cheaper to keep, and dearer and slower to read. Whether they are read is not known.`,
    ),
    saving_usd_per_month: savings.includes(undefined)
      ? null
      : rounded(savings.reduce<number>((sum, one) => sum + (one ?? 0), 0)),
  };
}

export function performanceFindings(objects: readonly StoredObject[]): Finding[] {
  const small = objects.filter(({ size }) => size < WORTH_MOVING);
  const large = objects.filter(({ size }) => size >= LARGE);
  const asleep = objects.filter(({ storageClass }) =>
    ['GLACIER', 'DEEP_ARCHIVE', 'ARCHIVE'].includes(storageClass.toUpperCase()),
  );
  const found: [StoredObject[], string][] = [
    [
      small,
      'Objects under 128 KiB: each request costs more time than its bytes. Consider packing them together.',
    ],
    [large, 'Objects of 100 MiB and more: read them in ranges, write them in parts.'],
    [
      asleep,
      'Objects in an archive class: with S3 and Azure they must be brought back before they can be read, which takes hours.',
    ],
  ];
  return found
    .filter(([list]) => list.length > 0)
    .map(([list, finding]) => ({ kind: 'performance', ...about(list, finding), saving_usd_per_month: null }));
}

/** What is off or not known; what is public. */
export function complianceFindings(facts: readonly Fact[]): Finding[] {
  return facts
    .filter(({ fact, state }) => (fact === 'public_access' ? state !== 'off' : state !== 'on'))
    .map(({ fact, state, detail, how }) => ({
      kind: 'compliance',
      ...about([], `${fact} is ${state}: ${detail} (${how})`),
      saving_usd_per_month: null,
    }));
}

function about(objects: readonly StoredObject[], finding: string) {
  return {
    finding,
    objects: objects.length,
    bytes: objects.reduce((sum, { size }) => sum + size, 0),
    examples: objects.slice(0, EXAMPLES).map(({ name }) => name),
  };
}
