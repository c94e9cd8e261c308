import type { Json, JsonObject } from '#contract/json.ts';

const OPERATORS: Readonly<
  Record<string, { first: string; between: string; named: boolean; reserved: boolean }>
> = {
  '': { first: '', between: ',', named: false, reserved: false },
  '+': { first: '', between: ',', named: false, reserved: true },
  '#': { first: '#', between: ',', named: false, reserved: true },
  '.': { first: '.', between: '.', named: false, reserved: false },
  '/': { first: '/', between: '/', named: false, reserved: false },
  ';': { first: ';', between: ';', named: true, reserved: false },
  '?': { first: '?', between: '&', named: true, reserved: false },
  '&': { first: '&', between: '&', named: true, reserved: false },
};
const EXPRESSION = /\{([+#./;?&]?)([^{}]+)\}/g;

interface Variable {
  name: string;
  /** Takes a list, one after the other (level 4). */
  explode: boolean;
  length?: number;
}

/** An input schema for the variables of a template; those of a query may be left out. */
export function templateSchema(template: string): JsonObject {
  const properties = new Map<string, Json>();
  const required = new Set<string>();
  for (const [, operator = '', list = ''] of template.matchAll(EXPRESSION)) {
    for (const { name, explode } of variablesOf(list)) {
      properties.set(name, explode ? { type: 'array', items: { type: 'string' } } : { type: 'string' });
      if (!['?', '&', ';'].includes(operator) && !explode) required.add(name);
    }
  }
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: [...required],
    additionalProperties: false,
  };
}

/** The URI that a template (RFC 6570, levels 1 to 3 and lists) makes with these values. Unknown ones are left out. */
export function expandTemplate(template: string, values: JsonObject): string {
  let out = '';
  let at = 0;
  for (const match of template.matchAll(EXPRESSION)) {
    const [whole, sign = '', list = ''] = match;
    out += literal(template.slice(at, match.index)) + expression(sign, list, values);
    at = match.index + whole.length;
  }
  return out + literal(template.slice(at));
}

function expression(sign: string, list: string, values: JsonObject): string {
  const operator = OPERATORS[sign];
  if (!operator) return '';
  const encode = operator.reserved ? literal : strict;
  const parts = variablesOf(list).flatMap(({ name, explode, length }) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const words = [value ?? []].flat().map(String);
    if (words.length === 0) return [];
    const cut = words.map((word) =>
      encode(length === undefined ? word : Array.from(word).slice(0, length).join('')),
    );
    return (explode ? cut : [cut.join(',')]).map((text) => {
      if (!operator.named) return text;
      return text === '' && sign === ';' ? name : `${name}=${text}`;
    });
  });
  return parts.length === 0 ? '' : operator.first + parts.join(operator.between);
}

function variablesOf(list: string): Variable[] {
  return list.split(',').flatMap((spec) => {
    const [, name, star, length] = /^\s*([^*:\s]+?)(?:(\*)|:(\d{1,4}))?\s*$/.exec(spec) ?? [];
    if (name === undefined) return [];
    return [{ name, explode: star !== undefined, length: length === undefined ? undefined : Number(length) }];
  });
}

/** Everything but unreserved characters percent-encoded (RFC 3986 section 2.3). */
function strict(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Reserved characters and what is encoded already stay as they are. */
function literal(text: string): string {
  return text
    .split(/(%[0-9a-fA-F]{2}|[!*'();:@&=+$,/?#[\]])/)
    .map((part, at) => (at % 2 === 1 ? part : strict(part)))
    .join('');
}
