import { LANGUAGE } from './messages.ts';

const cents = new Intl.NumberFormat(LANGUAGE, { style: 'currency', currency: 'USD' });
const fine = new Intl.NumberFormat(LANGUAGE, {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumSignificantDigits: 2,
});
const short = new Intl.NumberFormat(LANGUAGE, {
  notation: 'compact',
  maximumSignificantDigits: 3,
  // German has no short word for a thousand: "8.780", as it is written elsewhere on the same screen.
  useGrouping: 'always',
});

/** An amount in USD for reading: what is less than ten cents keeps two digits that count. */
export function dollars(usd: number): string {
  return usd === 0 || usd >= 0.1 ? cents.format(usd) : fine.format(usd);
}

/** A number of tokens for reading: "950", "12.4K", "1M". */
export function tokenCount(tokens: number): string {
  return short.format(tokens);
}
