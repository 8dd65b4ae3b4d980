'use strict';

// Options, and names that bodies may hold beyond a gateway's tables, as the core takes them.

const { madeOf } = require('./errors.js');
const { kindOf, textsOf } = require('./inputs.js');
const { native } = require('./native.js');

const LIMITS = ['bodyLen', 'fields', 'depth'];

/** Nothing beyond the tables. */
const NO_NAMES = native.names([], []);

/** The options as a list that can be compared; what is not given is as the core has it. */
function listOf(options = {}) {
  if (typeof options !== 'object' || options === null) throw new TypeError(`options must be an object, not ${kindOf(options)}`);
  const { strict, limits = {}, shopNames, addedNames } = options;
  if (strict !== undefined && typeof strict !== 'boolean') throw new TypeError(`options.strict must be a boolean, not ${kindOf(strict)}`);
  const list = [strict];
  for (const limit of LIMITS) {
    const is = limits[limit];
    if (is !== undefined && !(Number.isInteger(is) && is >= 0 && is < 2 ** 32)) {
      throw new TypeError(`options.limits.${limit} must be a whole number, not ${kindOf(is)}`);
    }
    list.push(is);
  }
  list.push(textsOf(shopNames, 'shopNames'), textsOf(addedNames, 'addedNames'));
  return list;
}

/** The core's options and names, from a list. */
function settingsOf([strict, bodyLen, fields, depth, shopNames = [], addedNames = []] = []) {
  const names = shopNames.length + addedNames.length === 0 ? NO_NAMES : madeOf(native.names(shopNames, addedNames));
  return [native.options(strict, bodyLen, fields, depth), names];
}

/** The core's names. */
function namesOf({ shopNames, addedNames }) {
  return settingsOf(listOf({ shopNames, addedNames }))[1];
}

/** Throws if names are among the options of a call that takes none; `hint` says where they belong. */
function refuseNames(options, hint) {
  if (options === undefined) return;
  for (const names of ['shopNames', 'addedNames']) {
    if (options?.[names] !== undefined) throw new TypeError(`${names} is not an option here: ${hint}`);
  }
}

module.exports = { listOf, namesOf, refuseNames, settingsOf };
