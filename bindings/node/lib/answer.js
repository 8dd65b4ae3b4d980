'use strict';

// Answers of a gateway.

const { errorOf, valueOf } = require('./errors.js');
const { wellFormed } = require('./inputs.js');
const { LIST, ROLE, withRoles } = require('./roles.js');

/** A gateway's answer that is not an error. */
class Answer {
  #facts;
  #list;
  #ask;

  /** What the core has read, and what asks for one field by its name or path. */
  constructor(facts, ask) {
    this.#facts = facts;
    this.#list = facts.fields.map((pair) => pair.map(valueOf));
    this.#ask = ask;
  }

  get [LIST]() { return this.#list; }

  [ROLE](name) {
    const found = this.#facts[name];
    if (found?.error) throw errorOf(found.error);
    if (found === null) return undefined;
    return typeof found === 'object' ? valueOf(found) : found;
  }

  /** A field of the table, or any other by its path: `data.status`. */
  get(name) {
    const own = this.#list.find(([known]) => known === name)?.[1];
    if (own !== undefined) return own;
    const value = this.#ask(wellFormed(name, 'name'));
    return value === null ? undefined : valueOf(value);
  }

  get payUrl() { return this[ROLE]('payUrl'); }
  get isProved() { return this.#facts.isProved; }
}

withRoles(Answer);

module.exports = { Answer };
