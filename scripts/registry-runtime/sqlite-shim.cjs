'use strict';
// better-sqlite3's API over libsql, for the registry runtime alone: better-sqlite3 13 needs a newer Node-API
// than that runtime has and kills its main process. Not here: function, aggregate, table, backup, serialize,
// expand, a statement's own bind, unsafeMode, loadExtension, file descriptors, bigint row ids from run(), the
// error code of a strict table, the refusal of other statements while iterate() runs.
const { existsSync } = require('node:fs');
const { createRequire } = require('node:module');
const { Statement } = require('./sqlite-statement.cjs');

// Inside the runtime this file lies in an archive far from any node_modules: the default app says where to look.
const Libsql = createRequire(globalThis[Symbol.for('patchbay.app')] ?? __filename)('libsql');

class Database {
  #connection;
  #depth = 0;

  constructor(name = ':memory:', options = {}) {
    const memory = name === '' || name === ':memory:';
    // libsql ignores both options.
    const mustExist = options.fileMustExist === true || options.readonly === true;
    if (!memory && mustExist && !existsSync(name))
      throw new Libsql.SqliteError('unable to open database file', 'SQLITE_CANTOPEN');
    this.#connection = new Libsql(name, { timeout: options.timeout ?? 5000 });
    if (options.readonly) this.#connection.exec('pragma query_only = 1');
    Object.assign(this, { name, memory, readonly: Boolean(options.readonly) });
  }

  get open() {
    return this.#connection.open;
  }

  get inTransaction() {
    return this.open && this.#connection.inTransaction;
  }

  get #live() {
    if (!this.open) throw new TypeError('The database connection is not open');
    return this.#connection;
  }

  prepare(source) {
    return new Statement(this, this.#live, source);
  }

  exec(sql) {
    this.#live.exec(sql);
    return this;
  }

  pragma(text, { simple = false } = {}) {
    const statement = this.prepare(`PRAGMA ${text}`);
    if (!statement.reader) return statement.run() && (simple ? undefined : []);
    return simple ? statement.pluck().get() : statement.all();
  }

  defaultSafeIntegers(on = true) {
    this.#live.defaultSafeIntegers(on);
    return this;
  }

  close() {
    if (this.open) this.#connection.close();
    return this;
  }

  /** libsql has no nested transactions: an inner one is a savepoint. */
  transaction(work) {
    if (typeof work !== 'function') throw new TypeError('Expected first argument to be a function');
    const forms = {};
    for (const mode of ['default', 'deferred', 'immediate', 'exclusive']) {
      const begin = mode === 'default' ? 'begin' : `begin ${mode}`;
      const database = this;
      forms[mode] = function transaction(...args) {
        return database.#inside(begin, () => work.apply(this, args));
      };
    }
    for (const form of Object.values(forms)) Object.assign(form, forms, { database: this });
    return forms.default;
  }

  #inside(begin, work) {
    const point = this.inTransaction ? `_shim_${(this.#depth += 1)}` : undefined;
    this.exec(point ? `savepoint ${point}` : begin);
    try {
      const result = work();
      if (typeof result?.then === 'function')
        throw new TypeError('Transaction function cannot return a promise');
      this.exec(point ? `release ${point}` : 'commit');
      return result;
    } catch (error) {
      if (this.inTransaction) this.exec(point ? `rollback to ${point}; release ${point}` : 'rollback');
      throw error;
    }
  }
}

module.exports = Object.assign(Database, { default: Database, SqliteError: Libsql.SqliteError });
