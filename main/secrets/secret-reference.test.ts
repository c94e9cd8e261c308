import { expect, test } from 'vitest';
import { referencedSecrets, replaceSecrets } from './secret-reference.ts';

test('names are found once each; what is malformed is text', () => {
  const texts = [
    '${secret:TOKEN}',
    'a${secret:TOKEN}b${secret:OTHER_2}',
    '${secret:lower} ${secret:2X} ${secret:} $secret:X',
  ];
  expect(referencedSecrets(texts)).toEqual(['TOKEN', 'OTHER_2']);
  expect(referencedSecrets([`\${secret:${'A'.repeat(65)}}`])).toEqual([]);
});

test('what Patchbay keeps for itself cannot be named', () => {
  expect(referencedSecrets(['${secret:audit-key}', '${secret:probe}'])).toEqual([]);
});

test('values are put in as they are, and are not searched again', () => {
  const secrets = new Map([
    ['A', '$& ${secret:B}'],
    ['B', 'b'],
  ]);
  expect(replaceSecrets('<${secret:A}|${secret:B}>', secrets)).toBe('<$& ${secret:B}|b>');
  expect(() => replaceSecrets('${secret:MISSING}', secrets)).toThrow('MISSING');
});
