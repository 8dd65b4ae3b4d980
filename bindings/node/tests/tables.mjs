// Whether the tables of a gateway are as a vector expects them.

import assert from 'node:assert/strict';

/** The name of a member as this language has it: `maxChars`. */
const camel = (word) => word.replace(/_./g, (end) => end[1].toUpperCase());

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** By the rule of the vectors' README: what is not named is not compared. */
export function sameTable(found, expected, place) {
  if (isObject(expected) && Array.isArray(found)) {
    for (const [name, part] of Object.entries(expected)) {
      sameTable(found.find((one) => one.name === name), part, `${place}.${name}`);
    }
  } else if (isObject(expected) && isObject(found)) {
    for (const [name, part] of Object.entries(expected)) {
      assert.ok(camel(name) in found, `${place} has no ${name}`);
      sameTable(found[camel(name)], part, `${place}.${name}`);
    }
  } else if (Array.isArray(expected) && Array.isArray(found)) {
    assert.equal(found.length, expected.length, place);
    expected.forEach((part, at) => sameTable(found[at], part, `${place}.${at}`));
  } else {
    assert.equal(typeof expected === 'string' && isObject(found) ? found.name : found, expected, place);
  }
}
