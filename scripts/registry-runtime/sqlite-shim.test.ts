import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

// The shim stands in for better-sqlite3 where that cannot load. Here, where both load, the same calls must come
// to the same results and the same errors.

type Driver = typeof Database;
const require = createRequire(import.meta.url);
const real: Driver = require('better-sqlite3');
const shim: Driver = require('./sqlite-shim.cjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Case = (db: Database.Database, file: string, driver: Driver) => unknown;

function outcome(driver: Driver, run: Case) {
  const file = join(folder, `${driver === real ? 'real' : 'shim'}.db`);
  const db = new driver(file);
  db.exec(
    "create table t(id integer primary key, name text unique); insert into t(name) values('a'),('b'),('c')",
  );
  try {
    return { result: run(db, file, driver) };
  } catch (error) {
    const { name, message, code } = error as Error & { code?: string };
    return { name, message, code };
  } finally {
    db.close();
  }
}

const one: Case = (db) => db.prepare('select ? v').get(1);
const cases: Record<string, Case> = {
  get: (db) => db.prepare('select * from t where id = ?').get(2),
  'get of nothing': (db) => db.prepare('select * from t where id = 99').get(),
  all: (db) => db.prepare('select * from t').all(),
  iterate: (db) => [...db.prepare('select id from t').iterate()],
  'iterate, left early': (db) => {
    const first: unknown[] = [];
    for (const row of db.prepare('select id from t').iterate()) {
      first.push(row);
      break;
    }
    return [first, db.prepare('delete from t').run().changes];
  },
  'pluck get': (db) => db.prepare('select name, id from t').pluck().get(),
  'pluck all': (db) => db.prepare('select name, id from t').pluck().all(),
  'pluck of two columns of one name': (db) => db.prepare('select 1 a, 2 a').pluck().get(),
  'raw all': (db) => db.prepare('select id, name from t').raw().all(),
  'two columns of one name': (db) => db.prepare('select 1 a, 2 a').get(),
  columns: (db) => db.prepare('select id, name as n from t').columns(),
  blob: (db) => db.prepare('select ? v').all(Buffer.from('hi')),
  'typed array': (db) => db.prepare('select ? v').get(new Uint8Array([1, 2, 3, 4]).subarray(1, 3)),
  'lone null': (db) => db.prepare('select ? v').get(null),
  undefined: (db) => db.prepare('select ? v').get(undefined),
  boolean: (db) => db.prepare('select ? v').get(true),
  date: (db) => db.prepare('select ? v').get(new Date(0)),
  bigint: (db) => db.prepare('select ? v').get(5n),
  'bigint too big': (db) => db.prepare('select ? v').get(2n ** 64n),
  'safe integers': (db) => db.prepare('select 9007199254740993 v').safeIntegers().get(),
  'numbers are reals': (db) => db.prepare('select typeof(?) v').get(5),
  'array of values': (db) => db.prepare('select ? a, ? b').get([1, 'x']),
  'named, all prefixes': (db) =>
    db.prepare('select @a a, :b b, $c c, @a again').get({ a: 1, b: 2, c: 3, d: 4 }),
  'named and plain mixed': (db) => db.prepare('select ? a, @b b, ? c').get(1, { b: 2 }, 3),
  'one name missing': (db) => db.prepare('select @a, @b').get({ a: 1 }),
  'names missing': (db) => db.prepare('select @a').get(),
  'two objects': (db) => db.prepare('select @a').get({ a: 1 }, { a: 2 }),
  'a map for a value': (db) => db.prepare('select ? v').get(new Map()),
  'a map for names': (db) => db.prepare('select @a v').get(new Map()),
  'too few': (db) => db.prepare('select ?, ?').get(1),
  'too many': (db) => db.prepare('select ?').get(1, 2),
  'numbered with a hole': (db) => db.prepare('select ?3 a, ? b').get(1, 2, 4, { 3: 3 }),
  'no parameter in text or comment': (db) =>
    db.prepare(`select '?:a''@b' s, "id" q, [name] n, \`id\` /* ? :x */ from t where id = ? -- $y ?`).get(1),
  'dollar inside a word': (db) => db.exec('create table a$b(c$d)').prepare('select c$d from a$b').all(),
  run: (db) => db.prepare('insert into t(name) values(?)').run('q'),
  'run that changes nothing': (db) => db.prepare('delete from t where id = 99').run(),
  'run with returning': (db) => db.prepare("insert into t(name) values('x'),('y') returning id").run(),
  'run of a select': (db) => db.prepare('select * from t').run(),
  'get with returning': (db) => db.prepare('insert into t(name) values(?) returning id').get('q'),
  'get without rows': (db) => db.prepare('delete from t').get(),
  'iterate without rows': (db) => db.prepare('delete from t').iterate(),
  'unique violated': (db) => db.prepare("insert into t(name) values('a')").run(),
  'foreign key violated': (db) => {
    db.pragma('foreign_keys = on');
    db.exec('create table c(t references t(id)); insert into c values(999)');
  },
  'syntax error': (db) => db.prepare('selec 1'),
  'no such table': (db) => db.prepare('select * from nope'),
  'locked by another connection': (db, file, driver) => {
    const other = new driver(file, { timeout: 10 });
    try {
      db.exec('begin immediate');
      other.exec('begin immediate');
    } finally {
      other.close();
    }
  },
  'pragma rows': (db) => db.pragma('table_info(t)'),
  'pragma value': (db) => db.pragma('user_version', { simple: true }),
  'pragma set and read': (db) => [db.pragma('user_version = 7'), db.pragma('user_version', { simple: true })],
  wal: (db) => db.pragma('journal_mode = wal', { simple: true }),
  'full text': (db) => {
    db.exec(
      "create virtual table f using fts5(body, tokenize = 'trigram'); insert into f values('hello wide')",
    );
    return db.prepare("select snippet(f, 0, '[', ']', '..', 5) s from f where f match 'wide'").all();
  },
  transaction: (db) =>
    db.transaction((name: string) => db.prepare('insert into t(name) values(?)').run(name))('k'),
  'transaction undone': (db) => {
    const fail = db.transaction(() => {
      db.exec('delete from t');
      throw new Error('no');
    });
    expect(fail).toThrow('no');
    return [db.inTransaction, db.prepare('select count(*) from t').pluck().get()];
  },
  'inner transaction undone, outer kept': (db) => {
    const insert = (name: string) => db.prepare('insert into t(name) values(?)').run(name);
    const inner = db.transaction((name: string) => {
      insert(name);
      throw new Error('inner');
    });
    db.transaction(() => {
      insert('kept');
      expect(() => inner('lost')).toThrow('inner');
      expect(() => inner('lost too')).toThrow('inner');
    }).immediate();
    return db.prepare('select name from t order by id').pluck().all();
  },
  'transaction of a promise': (db) => db.transaction(async () => 1)(),
  'transaction of nothing': (db) => db.transaction(undefined as unknown as () => void),
  'transaction keeps this': (db) =>
    db
      .transaction(function name(this: { n: number }) {
        return this.n;
      })
      .call({ n: 3 }),
  'readonly refuses to write': (_db, file, driver) => {
    const reader = new driver(file, { readonly: true });
    try {
      return reader.prepare("insert into t(name) values('z')").run();
    } finally {
      reader.close();
    }
  },
  'file must exist': (_db, file, driver) => new driver(`${file}.none`, { fileMustExist: true }),
  'in memory': (_db, _file, driver) => new driver(':memory:').memory,
  'closed twice': (db) => [db.close().open, db.close().open],
  'prepare after close': (db) => db.close().prepare('select 1'),
  'exec after close': (db) => db.close().exec('select 1'),
  'statement after close': (db) => {
    const statement = db.prepare('select 1');
    db.close();
    return statement.get();
  },
  reader: (db) => [
    db.prepare('select 1').reader,
    db.prepare('delete from t').reader,
    db.prepare('select 1').source,
  ],
  strict: (db) => db.exec('create table s(a integer) strict').inTransaction,
  'used again': (db) => {
    const statement = db.prepare('select ? v');
    return [statement.get(1), statement.get('x'), one(db, '', real)];
  },
};

describe('the shim does what better-sqlite3 does', () => {
  test.each(Object.entries(cases))('%s', (_name, run) => {
    const expected = outcome(real, run);
    const actual = outcome(shim, run);
    if ('message' in expected && expected.name === 'SqliteError') {
      // The two engines may word an error differently; its class and code are what callers look at.
      expect({ ...actual, message: '' }).toEqual({ ...expected, message: '' });
    } else expect(actual).toEqual(expected);
  });
});
