'use strict';

// One shop's account at one gateway.

const { inspect } = require('node:util');
const { Answer } = require('./answer.js');
const { madeOf, okOf } = require('./errors.js');
const { gatewayOf } = require('./gateway.js');
const { binaryOf, checkPairs, jsonOf, listsOf, wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { listOf, settingsOf } = require('./options.js');
const { secretsOf } = require('./secret.js');
const { Request } = require('./signed.js');
const { Target } = require('./target.js');
const verbs = require('./verbs.js');

/** For how many messages by name a merchant keeps what verifies them: gateways have fewer. */
const MAX_KEPT = 8;

/** A shop's account at a gateway: makes requests, reads answers, verifies notifications. */
class Merchant {
  #native;
  #notice;
  #others = new Map();
  #name;

  constructor(gateway, merchantId, secret, baseUrl, options) {
    const account = [gatewayOf(gateway), wellFormed(merchantId, 'merchantId'), secretsOf(secret), wellFormed(baseUrl, 'baseUrl')];
    this.#native = madeOf(native.merchant(...account, ...settingsOf(listOf(options))));
    this.#notice = new Target(native.noticeTarget(this.#native));
    this.#name = { gateway: String(gateway), merchantId, baseUrl };
  }

  /** A request that is checked against the message's table and signed. */
  request(message, params) {
    const name = wellFormed(message, 'message');
    const lists = listsOf(params);
    checkPairs(lists);
    return new Request(okOf(native.request(this.#native, name, jsonOf(lists))));
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
  notice(raw, headers, now) {
    return verbs.verifyArrived(this.#notice, raw, { headers, now });
  }

  /** As `notice`, for a message by name: what comes with the buyer's browser. */
  noticeOf(message, raw, headers, now) {
    let target = this.#others.get(message);
    if (target === undefined) {
      target = new Target(native.noticeTarget(this.#native, wellFormed(message, 'message')));
      if (this.#others.size >= MAX_KEPT) this.#others.clear();
      this.#others.set(message, target);
    }
    return verbs.verifyArrived(target, raw, { headers, now });
  }

  toString() {
    return inspect(this);
  }

  [inspect.custom](_depth, options) {
    return `Merchant ${inspect(this.#name, options)}`;
  }
}

module.exports = { Merchant };
