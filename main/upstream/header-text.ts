/** A value as it may stand in a header: text that is not plain ASCII, or looks encoded, travels as base64 (SEP-2243). */
export function headerText(value: string): string {
  const plain = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value);
  if (plain && !/^=\?base64\?.*\?=$/i.test(value)) return value;
  return `=?base64?${Buffer.from(value).toString('base64')}?=`;
}
