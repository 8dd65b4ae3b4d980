'use strict';

// Options, and names that bodies may hold beyond a gateway's tables, as the core takes them.

const known = require('../options.js');
const { madeOf } = require('./errors.js');
const { kindOf, textsOf } = require('./inputs.js');
const { native } = require('./native.js');

/** Nothing beyond the tables. */
const NO_NAMES = native.names([], []);

/** The options as a list that can be compared; what is not given is as the core has it. */
function listOf(options = {}) {
  if (typeof options !== 'object' || options === null) throw new TypeError(`options must be an object, not ${kindOf(options)}`);
  const { limits = {} } = options;
  const list = [];
  for (const flag of known.flags) {
    const is = options[flag];
    if (is !== undefined && typeof is !== 'boolean') throw new TypeError(`options.${flag} must be a boolean, not ${kindOf(is)}`);
    list.push(is);
  }
  for (const limit of known.limits) {
    const is = limits[limit];
    if (is !== undefined && !(Number.isInteger(is) && is >= 0 && is < 2 ** 32)) {
      throw new TypeError(`options.limits.${limit} must be a whole number, not ${kindOf(is)}`);
    }
    list.push(is);
  }
  for (const names of known.names) list.push(textsOf(options[names], names));
  return list;
}

/** The core's options and names, from a list. */
function settingsOf(list = []) {
  const [flags, limits] = [known.flags.length, known.limits.length];
  const names = known.names.map((_, at) => list[flags + limits + at] ?? []);
  const beyond = names.every((some) => some.length === 0) ? NO_NAMES : madeOf(native.names(...names));
  return [native.options(list.slice(0, flags), list.slice(flags, flags + limits)), beyond];
}

/** The core's names. */
function namesOf(options) {
  return settingsOf(listOf(Object.fromEntries(known.names.map((names) => [names, options[names]]))))[1];
}

/** Throws if names are among the options of a call that takes none; `hint` says where they belong. */
function refuseNames(options, hint) {
  if (options === undefined) return;
  for (const names of known.names) {
    if (options?.[names] !== undefined) throw new TypeError(`${names} is not an option here: ${hint}`);
  }
}

module.exports = { listOf, namesOf, refuseNames, settingsOf };
