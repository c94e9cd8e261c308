import type { Text } from '#contract/text.ts';

/** The id of the rule that a call was refused by, if that is what its message says. */
export function refusingRule({ code, params }: Text): string | undefined {
  return code === 'call.deniedByRule' ? String(params.rule) : undefined;
}
