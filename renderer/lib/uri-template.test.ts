import { expect, test } from 'vitest';
import { expandTemplate, templateSchema } from './uri-template.ts';

// Values and expansions of RFC 6570 section 3.2, and a few of our own.
const values = {
  var: 'value',
  hello: 'Hello World!',
  path: '/foo/bar',
  empty: '',
  x: '1024',
  y: '768',
  list: ['red', 'green', 'blue'],
  half: '50%',
  base: 'http://example.com/home/',
};

test.each([
  ['{var}', 'value'],
  ['{hello}', 'Hello%20World%21'],
  ['{half}', '50%25'],
  ['O{empty}X', 'OX'],
  ['O{undef}X', 'OX'],
  ['{x,y}', '1024,768'],
  ['{x,hello,y}', '1024,Hello%20World%21,768'],
  ['?{x,empty}', '?1024,'],
  ['?{undef,y}', '?768'],
  ['{var:3}', 'val'],
  ['{list}', 'red,green,blue'],
  ['{+var}', 'value'],
  ['{+hello}', 'Hello%20World!'],
  ['{+half}', '50%25'],
  ['{base}index', 'http%3A%2F%2Fexample.com%2Fhome%2Findex'],
  ['{+base}index', 'http://example.com/home/index'],
  ['here?ref={+path}', 'here?ref=/foo/bar'],
  ['up{+path}{var}/here', 'up/foo/barvalue/here'],
  ['{#var}', '#value'],
  ['{#hello}', '#Hello%20World!'],
  ['foo{#empty}', 'foo#'],
  ['foo{#undef}', 'foo'],
  ['{#path,x}/here', '#/foo/bar,1024/here'],
  ['X{.var}', 'X.value'],
  ['www{.x,y}', 'www.1024.768'],
  ['X{.list*}', 'X.red.green.blue'],
  ['{/var}', '/value'],
  ['{/var,empty}', '/value/'],
  ['{/list*}', '/red/green/blue'],
  ['{;x,y}', ';x=1024;y=768'],
  ['{;x,empty}', ';x=1024;empty'],
  ['{?x,y}', '?x=1024&y=768'],
  ['{?x,y,empty}', '?x=1024&y=768&empty='],
  ['{?list*}', '?list=red&list=green&list=blue'],
  ['?fixed=yes{&x}', '?fixed=yes&x=1024'],
  ['{&x,y,empty}', '&x=1024&y=768&empty='],
  ['file:///ä b/{var}', 'file:///%C3%A4%20b/value'],
  ['{constructor}', ''],
])('%s becomes %s', (template, uri) => {
  expect(expandTemplate(template, values)).toBe(uri);
});

test('half of a character does not stop it', () => {
  expect(expandTemplate('x:{var}', { var: 'a\uD800' })).toBe('x:a%EF%BF%BD');
});

test('each variable is asked for once; those of a query may be left out', () => {
  expect(templateSchema('repo://{owner}/{+path}{/more*}{?ref,owner}')).toEqual({
    type: 'object',
    properties: {
      owner: { type: 'string' },
      path: { type: 'string' },
      more: { type: 'array', items: { type: 'string' } },
      ref: { type: 'string' },
    },
    required: ['owner', 'path'],
    additionalProperties: false,
  });
});
