'use strict';

// Options, and names that bodies may hold beyond a gateway's tables, as the core takes them.

const known = require('../options.js');
const { madeOf } = require('./errors.js');
const { kindOf, textsOf, wellFormed } = require('./inputs.js');
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

/** The latest time that is taken for one in seconds. */
const MAX_SECONDS = 1e12;

/** Headers as the core takes them, from an object as Node has it, a `Headers`, or a list of pairs. */
function headersOf(headers = {}) {
  if (typeof headers !== 'object' || headers === null) throw new TypeError(`headers must be an object or a list of pairs, not ${kindOf(headers)}`);
  const pairs = typeof headers[Symbol.iterator] === 'function' ? Array.from(headers) : Object.entries(headers);
  const list = pairs.flatMap((pair) => {
    if (!Array.isArray(pair) || pair.length !== 2) throw new TypeError('headers as a list must hold pairs [name, value]');
    // Node has a list of a header that came several times.
    const [name, value] = pair;
    const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return values.map((one) => [wellFormed(name, 'the name of a header'), wellFormed(one, `the header ${name}`)]);
  });
  return JSON.stringify(list);
}

/** A time in seconds, as the core takes it. */
function secondsOf(now) {
  if (now === undefined) return undefined;
  if (typeof now !== 'number' || !(now >= 0)) throw new TypeError(`now must be a number of seconds from 1970 on, not ${kindOf(now)}`);
  const seconds = Math.floor(now);
  if (seconds > MAX_SECONDS) throw new RangeError('now is in seconds: Date.now() / 1000');
  return seconds;
}

/** What came with a body, as the core takes it; nothing if nothing was given. */
function arrivalOf(options) {
  if (options?.headers === undefined && options?.now === undefined) return undefined;
  return [headersOf(options.headers), secondsOf(options.now)];
}

module.exports = { arrivalOf, listOf, namesOf, refuseNames, settingsOf };
