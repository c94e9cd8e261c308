'use strict';
const { bind, parametersOf } = require('./sql-parameters.cjs');

/**
 * better-sqlite3's Statement over one of libsql. libsql is always asked for raw rows: its object rows carry
 * timing, turn blobs into ArrayBuffers and lose the first of two columns that share a name to pluck().
 */
class Statement {
  #statement;
  #connection;
  #slots;
  #names = [];
  #mode = 'object';

  constructor(database, connection, source) {
    this.#connection = connection;
    this.#statement = connection.prepare(source);
    this.#slots = parametersOf(source);
    Object.assign(this, { database, source, reader: this.#statement.reader });
    if (this.reader) this.#statement.raw(true);
  }

  /** One array, always: libsql flattens a list of arguments and trips over a lone null. */
  #bound(args, reads) {
    if (!this.database.open) throw new TypeError('The database connection is not open');
    if (reads && !this.reader) throw new TypeError('This statement does not return data. Use run() instead');
    return bind(this.#slots, args);
  }

  #shape(row) {
    if (row === undefined || this.#mode === 'raw') return row;
    if (this.#mode === 'pluck') return row[0];
    if (this.#names.length !== row.length) this.#names = this.columns().map((column) => column.name);
    const shaped = {};
    for (let index = 0; index < row.length; index += 1) shaped[this.#names[index]] = row[index];
    return shaped;
  }

  run(...args) {
    const values = this.#bound(args, false);
    if (!this.reader) {
      const { changes, lastInsertRowid } = this.#statement.run(values);
      return { changes, lastInsertRowid };
    }
    // libsql forgets the changes of a statement that also returns rows (INSERT ... RETURNING).
    const totals = this.#connection.prepare('select total_changes(), changes(), last_insert_rowid()').raw();
    const [before] = totals.get([]);
    this.#statement.all(values);
    const [after, changes, lastInsertRowid] = totals.get([]);
    return { changes: after === before ? 0 : changes, lastInsertRowid };
  }

  get(...args) {
    return this.#shape(this.#statement.get(this.#bound(args, true)));
  }

  all(...args) {
    return this.#statement.all(this.#bound(args, true)).map((row) => this.#shape(row));
  }

  /** Reads everything first: a half-read libsql cursor would keep its lock until it is collected. */
  iterate(...args) {
    return this.all(...args)[Symbol.iterator]();
  }

  pluck(on = true) {
    this.#mode = on ? 'pluck' : 'object';
    return this;
  }

  raw(on = true) {
    this.#mode = on ? 'raw' : 'object';
    return this;
  }

  safeIntegers(on = true) {
    this.#statement.safeIntegers(on);
    return this;
  }

  columns() {
    return this.#statement.columns();
  }
}

module.exports = { Statement };
