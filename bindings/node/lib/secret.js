'use strict';

// Secrets. JavaScript holds them as things that it cannot look into.

const { inspect } = require('node:util');
const { madeOf } = require('./errors.js');
const { binaryOf, kindOf } = require('./inputs.js');
const { native } = require('./native.js');

let nativeOf;

/** A shared secret: the merchant's key. Nothing prints it. */
class Secret {
  #native;

  static {
    nativeOf = (secret) => secret.#native;
  }

  /** The secret as the gateway's merchant page shows it; white space at its ends is refused. */
  constructor(secret) {
    this.#native = madeOf(native.secret(binaryOf(secret, 'secret'), false));
  }

  /** The secret byte by byte, for the rare one that has white space at its ends. */
  static exact(secret) {
    const external = madeOf(native.secret(binaryOf(secret, 'secret'), true));
    return Secret.#of(external);
  }

  static #of(external) {
    const secret = new Secret('-');
    secret.#native = external;
    return secret;
  }

  /** Its length and a fingerprint of 16 bits, to tell two secrets apart. */
  toString() {
    return `Secret(${native.secretFacts(this.#native)})`;
  }

  toJSON() {
    return this.toString();
  }

  [inspect.custom]() {
    return this.toString();
  }
}

/** One secret or several, as the core takes them. */
function secretsOf(secret) {
  if (secret instanceof Secret) return nativeOf(secret);
  if (Array.isArray(secret)) return secret.map(secretsOf).reduce(native.joinedSecrets, native.noSecrets());
  if (secret === undefined) throw new TypeError(`secret must be a Secret, a string, a Uint8Array or an array of them, not ${kindOf(secret)}`);
  return nativeOf(new Secret(secret));
}

module.exports = { Secret, secretsOf };
