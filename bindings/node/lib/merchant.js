'use strict';

// One shop's account at one gateway.

const { inspect } = require('node:util');
const { madeOf, okOf } = require('./errors.js');
const { binaryOf, crossed, wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { secretsOf } = require('./secret.js');
const { Request } = require('./signed.js');
const { optionsOf } = require('./target.js');
const verbs = require('./verbs.js');
const { Answer } = require('./verified.js');

/** A shop's account at a gateway: makes requests, reads answers, verifies notifications. */
class Merchant {
  #native;
  #notice;
  #name;

  constructor(gateway, merchantId, secret, baseUrl, options) {
    const texts = [wellFormed(gateway, 'gateway'), wellFormed(merchantId, 'merchantId')];
    this.#native = madeOf(native.merchant(...texts, secretsOf(secret), wellFormed(baseUrl, 'baseUrl'), optionsOf(options)));
    this.#notice = native.noticeTarget(this.#native);
    this.#name = { gateway, merchantId, baseUrl };
  }

  /** A request that is checked against the message's table and signed. */
  request(message, params) {
    const name = wellFormed(message, 'message');
    const { result } = crossed(params, (joined, count) => native.request(this.#native, name, joined, count));
    return new Request(okOf(result));
  }

  /** The answer to the request `message`. */
  answer(message, body) {
    const [merchant, name, binary] = [this.#native, wellFormed(message, 'message'), binaryOf(body, 'body')];
    return new Answer(
      okOf(native.merchantAnswer(merchant, name, binary)),
      (field) => okOf(native.merchantAnswerField(merchant, name, binary, field)),
    );
  }

  /** The gateway's notification, from the raw body or query. */
  notice(raw) {
    return verbs.verify(this.#notice, raw);
  }

  /** As `notice`, for a message by name: what comes with the buyer's browser. */
  noticeOf(message, raw) {
    return verbs.verify(native.noticeTarget(this.#native, wellFormed(message, 'message')), raw);
  }

  toString() {
    return inspect(this);
  }

  [inspect.custom](_depth, options) {
    return `Merchant ${inspect(this.#name, options)}`;
  }
}

module.exports = { Merchant };
