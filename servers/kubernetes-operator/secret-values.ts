import type { JsonObject } from '#contract/json.ts';
import { objectAt } from './reading.ts';
import { MASKED } from './view.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What is wrong with the values of a Secret, said without them; the cluster would quote them. */
export function secretProblem(secret: JsonObject): string | undefined {
  for (const [key, value] of Object.entries(objectAt(secret, 'data') ?? {})) {
    if (value === null) continue;
    if (typeof value !== 'string' || !BASE64.test(value.replaceAll(/\s/g, ''))) {
      return `is a Secret whose data.${key} is not base64 (stringData takes plain text)`;
    }
  }
  const plain = Object.entries(objectAt(secret, 'stringData') ?? {});
  const odd = plain.find(([, value]) => typeof value !== 'string' && value !== null);
  return odd === undefined ? undefined : `is a Secret whose stringData.${odd[0]} is not text`;
}

/**
 * Takes the values of a Secret out of what a cluster says of it, as they are and in base64. What it quotes of the
 * text that it was sent is cut anywhere, so all of that goes.
 */
export function concealing(secret: JsonObject): (words: string) => string {
  const values = ['data', 'stringData'].flatMap((part) =>
    Object.values(objectAt(secret, part) ?? {}).flatMap((value) =>
      typeof value === 'string' ? formsOf(value) : [],
    ),
  );
  const longestFirst = [...new Set(values)]
    .filter((value) => value !== '')
    .toSorted((a, b) => b.length - a.length);
  return (words) =>
    longestFirst
      .reduce((rest, value) => rest.replaceAll(value, MASKED), words)
      .replace(/,? ?(?:error found in|bigger context).*$/s, '');
}

function formsOf(value: string): string[] {
  return [
    value,
    Buffer.from(value).toString('base64'),
    Buffer.from(value, 'base64').toString('utf8'),
    JSON.stringify(value).slice(1, -1),
  ];
}
