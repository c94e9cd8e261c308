import { authRules } from './auth-rules.ts';
import { commandRules } from './command-rules.ts';
import { cryptoRules } from './crypto-rules.ts';
import { dataRules } from './data-rules.ts';
import { markupRules } from './markup-rules.ts';
import { requestRules } from './request-rules.ts';
import { sqlRules } from './sql-rules.ts';
import { transportRules } from './transport-rules.ts';

/** In the order in which they are told of a place. */
export const EVERY_RULE = [
  ...sqlRules,
  ...commandRules,
  ...markupRules,
  ...cryptoRules,
  ...transportRules,
  ...authRules,
  ...requestRules,
  ...dataRules,
];
