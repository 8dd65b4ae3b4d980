'use strict';

// Why a signature does not match.

const { errorOf, okOf, valueOf } = require('./errors.js');
const { binaryOf, checkPairs, jsonOf, listsOf, wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { secretsOf } = require('./secret.js');

function diagnose(target, body, options) {
  return diagnosisOf(okOf(native.diagnose(target.native, binaryOf(body, 'body'), ...besideOf(options))));
}

function diagnoseDocument(target, params, signature, options) {
  const lists = listsOf(params);
  checkPairs(lists);
  return diagnosisOf(okOf(native.diagnoseDocument(target.native, jsonOf(lists), wellFormed(signature, 'signature'), ...besideOf(options))));
}

/** What a diagnosis is told beside the message and its secrets. */
function besideOf({ otherSecrets = [], also = [], lang } = {}) {
  const bodies = Array.isArray(also) ? also : [also];
  const code = lang === undefined ? undefined : wellFormed(lang, 'lang');
  return [secretsOf(otherSecrets), bodies.map((body) => binaryOf(body, 'also')), code];
}

function diagnosisOf(facts) {
  const { verdict, findings } = facts;
  return {
    ...facts,
    verdict: verdict.error ? { ...verdict, error: errorOf(verdict.error) } : verdict,
    findings: findings.map((finding) => ({ ...finding, causes: finding.causes.map(causeOf), signed: givenOf(finding.signed) })),
  };
}

function causeOf(cause) {
  const evidence = cause.evidence.map(({ field, offset, here, signed }) => ({
    field: givenOf(field), offset: offset ?? undefined, here: givenOf(here), signed: givenOf(signed),
  }));
  return { ...cause, evidence };
}

function givenOf(value) {
  return value === null ? undefined : valueOf(value);
}

module.exports = { diagnose, diagnoseDocument };
