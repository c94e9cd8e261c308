import * as sdk from '@modelcontextprotocol/client';
import { expect, test } from 'vitest';
import * as keys from './meta-keys.ts';

test('the names of members are those of the SDK', () => {
  expect(sdk).toMatchObject(keys);
});
