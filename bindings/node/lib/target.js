'use strict';

// What a call is about, as the core takes it: a message, the secrets, the options.

const { isUint8Array } = require('node:util').types;
const { madeOf } = require('./errors.js');
const { binaryOf } = require('./inputs.js');
const { listOf, settingsOf } = require('./options.js');
const registers = require('./registers.js');
const { secretsOf } = require('./secret.js');

/** The method of a gateway or a scheme that gives a target. */
const TARGET = Symbol('target');

/**
 * A target of the core, and what the core has at hand of it. Its messages are numbered, so that no two are
 * taken for one another.
 */
class Target {
  constructor(made) {
    this.native = made;
    this.number = registers.addTarget(this, made);
    this.nextMessage = 1;
    /** Where the bytes that were verified last start in the buffer. */
    this.start = 0;
    /** The number of the message that was verified last; 0 while another one is being verified. */
    this.lastMessage = 0;
    /** The number of the first message of the batch that was verified last, and how many there are. */
    this.firstOfBatch = 0;
    this.batchLen = 0;
    /** What was signed last. */
    this.signed = undefined;
    /** The acknowledgement, once it was asked for: `null` if it repeats a value of the message. */
    this.constantAck = undefined;
  }

  /**
   * Verifies a body: `true`, an error, or nothing if it holds half of a surrogate pair. If it is right, the
   * core has it at hand, and it is for the caller to say so by `lastMessage`, which says nothing until then.
   */
  verify(body) {
    this.lastMessage = 0;
    if (typeof body === 'string') return registers.verifyText(this.number, body);
    if (!isUint8Array(body)) binaryOf(body, 'body');
    const len = body.length;
    this.start = registers.copyIn(body, len);
    return registers.verifyBytes(this.number, this.start, len);
  }
}

/** How many targets are kept at most. */
const MAX_KEPT = 8;

/** What no call asks for. `isPlain` says that there is a target, and that it has no options. */
const NONE = { gateway: undefined, message: undefined, secret: undefined, options: undefined, isPlain: false, target: undefined };

/**
 * The targets of the latest calls: to make one costs more than what it is made for. A secret that comes as
 * text stays in memory as long as its target is among them.
 */
class Targets {
  #kept = [];
  #oldest = 0;
  #last = NONE;

  /** The target for these names, as `make` makes it from a secret, options, and names beyond the tables. */
  find(gateway, message, secret, options, make) {
    const last = this.#last;
    if (options === undefined && last.secret === secret && last.message === message && last.gateway === gateway && last.isPlain) return last.target;
    return this.#search(gateway, message, secret, options, make);
  }

  #search(gateway, message, secret, options, make) {
    const asked = options === undefined ? undefined : listOf(options);
    for (const kept of this.#kept) {
      if (kept.message === message && kept.gateway === gateway && areSame(kept.secret, secret) && areEqual(kept.options, asked)) {
        this.#last = kept;
        return kept.target;
      }
    }
    const target = new Target(madeOf(make(secretsOf(secret), ...settingsOf(asked))));
    // Bytes and arrays may hold something else at the next call.
    const own = Array.isArray(secret) ? [...secret] : secret;
    if (![own].flat().some(isUint8Array)) {
      this.#last = { gateway, message, secret: own, options: asked, isPlain: asked === undefined, target };
      this.#kept[this.#oldest] = this.#last;
      this.#oldest = (this.#oldest + 1) % MAX_KEPT;
    }
    return target;
  }
}

function areSame(kept, given) {
  return kept === given || (Array.isArray(kept) && Array.isArray(given) && areEqual(kept, given));
}

function areEqual(left, right) {
  if (left === undefined || right === undefined) return left === right;
  return left.length === right.length && left.every((one, index) => areSame(one, right[index]));
}

module.exports = { TARGET, Target, Targets };
