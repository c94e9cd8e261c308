'use strict';
// libsql neither counts nor checks parameters, and a value it does not know aborts the whole process.
// Here every call is turned into one checked array, with the errors better-sqlite3 gives.

/** Strings, quoted names, comments and words come first: a `?` or `:x` inside them is no parameter. */
const TOKEN = new RegExp(
  [
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]/,
    /--[^\n]*|\/\*[^]*?(?:\*\/|$)/,
    /[\w\u0080-\uffff][\w$\u0080-\uffff]*/,
    /(?<anonymous>\?)(?<number>\d*)/,
    /[:@$](?<name>[\w$\u0080-\uffff]+)/,
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);

/**
 * One entry per parameter in SQLite's index order: its name without the prefix, or null for a plain `?`.
 * @param {string} sql
 * @returns {(string | null)[]}
 */
function parametersOf(sql) {
  const slots = [];
  const seen = new Set();
  for (const { 0: text, groups } of sql.matchAll(TOKEN)) {
    if (groups.number) {
      while (slots.length < Number(groups.number)) slots.push(null);
      slots[Number(groups.number) - 1] = groups.number;
    } else if (groups.anonymous) slots.push(null);
    else if (groups.name && !seen.has(text)) slots.push(groups.name);
    seen.add(text);
  }
  return slots;
}

function bindable(value) {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (typeof value !== 'bigint')
    throw new TypeError('SQLite3 can only bind numbers, strings, bigints, buffers, and null');
  if (BigInt.asIntN(64, value) === value) return value;
  throw new RangeError('The bound string, buffer, or bigint is too big');
}

function isPlain(value) {
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * The values of one call in index order; arrays and at most one plain object may be mixed.
 * @param {(string | null)[]} slots
 * @param {unknown[]} args
 */
function bind(slots, args) {
  const values = slots.map(() => null);
  let at = 0;
  let bound = 0;
  let named = false;
  const hasNames = slots.some((name) => name !== null);
  const anonymous = (value) => {
    if (hasNames && value !== null && typeof value === 'object' && !ArrayBuffer.isView(value))
      throw new TypeError('Named parameters can only be passed within plain objects');
    const checked = bindable(value);
    while (typeof slots[at] === 'string') at += 1;
    if (at >= slots.length) throw new RangeError('Too many parameter values were provided');
    values[at++] = checked;
    bound += 1;
  };
  const byName = (object) => {
    if (named) throw new TypeError('You cannot specify named parameters in two different objects');
    named = true;
    slots.forEach((name, index) => {
      if (name === null) return;
      if (!Object.hasOwn(object, name)) throw new RangeError(`Missing named parameter "${name}"`);
      values[index] = bindable(object[name]);
      bound += 1;
    });
  };
  for (const arg of args) {
    if (Array.isArray(arg)) arg.forEach(anonymous);
    else if (isPlain(arg)) byName(arg);
    else anonymous(arg);
  }
  if (bound === slots.length) return values;
  if (!named && hasNames) throw new TypeError('Missing named parameters');
  throw new RangeError('Too few parameter values were provided');
}

module.exports = { parametersOf, bind };
