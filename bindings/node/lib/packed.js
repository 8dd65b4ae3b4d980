'use strict';

// A list of texts in one string, as src/packed.rs writes it: a zero byte before each part.

const { errorOf, valueOf } = require('./errors.js');

/** What a part of a packed list stands for; see packed.rs. */
function partOf(part) {
  const rest = part.slice(1);
  switch (part[0]) {
    case 't': return rest;
    case 'j': return JSON.parse(rest);
    case 'b': return valueOf({ bytes: JSON.parse(rest) });
    default: throw errorOf(JSON.parse(rest));
  }
}

/** All parts, as they are. */
function partsOf(text) {
  return text === '' ? [] : text.slice(1).split('\0');
}

/** Names and values that follow one another. */
function pairsOf(parts) {
  const pairs = [];
  for (let at = 0; at < parts.length; at += 2) pairs.push([partOf(parts[at]), partOf(parts[at + 1])]);
  return pairs;
}

module.exports = { pairsOf, partsOf };
