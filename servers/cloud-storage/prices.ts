import { z } from 'zod';
import { temperatureOf } from './storage-class.ts';
import type { Temperature } from './storage-class.ts';
import type { Provider } from './provider.ts';
import type { StoredObject } from './store.ts';

/** List prices for storage in one region of the United States, US dollars for a GB and month: spec/servers.md A.1.14. */
const PRICES: Record<Provider, Partial<Record<Temperature, number>>> = {
  s3: { hot: 0.023, cool: 0.0125, cold: 0.004, archive: 0.00099 },
  azure: { hot: 0.0184, cool: 0.01, archive: 0.00099 },
  gcs: { hot: 0.02, cool: 0.01, cold: 0.004, archive: 0.0012 },
};
const AS_OF = '2025-01';
const BYTES = 1024 ** 3;

export const Estimate = z.object({
  usd_per_month: z.number().describe('Of what has a price in the table'),
  unpriced_objects: z.int().describe('In classes that the table does not have; not counted above'),
  prices_as_of: z.string(),
  basis: z.string(),
});

/** US dollars for a month; undefined when the table has no price for the class. */
export function monthly(
  provider: Provider,
  { size, storageClass }: Pick<StoredObject, 'size' | 'storageClass'>,
) {
  const temperature = temperatureOf(storageClass);
  const price = temperature && PRICES[provider][temperature];
  return price === undefined ? undefined : (size / BYTES) * price;
}

export function estimate(provider: Provider, objects: readonly StoredObject[]): z.infer<typeof Estimate> {
  const prices = objects.map((object) => monthly(provider, object));
  return {
    usd_per_month: rounded(prices.reduce<number>((sum, price) => sum + (price ?? 0), 0)),
    unpriced_objects: prices.filter((price) => price === undefined).length,
    prices_as_of: AS_OF,
    basis:
      'An estimate and no invoice: list prices of one US region for storage alone, without requests, traffic, minimum durations, versions and discounts.',
  };
}

/** To a hundredth of a cent. */
export function rounded(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}
