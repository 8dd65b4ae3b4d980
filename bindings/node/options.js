'use strict';

// Written by `cargo xtask generate`; do not edit.

/** The names of all options, in the order in which the core takes them. */
module.exports = {
  flags: ['strict'],
  limits: ['bodyLen', 'fields', 'depth'],
  names: ['shopNames', 'addedNames'],
};
