// What a case of the shared vectors is about, as this package is called for it.

import { readFileSync } from 'node:fs';
import * as paysign from '../index.mjs';
import { bytesOf, repeated } from './support.mjs';

const ROOT = new URL('../../../', import.meta.url);

/** A gateway from its file. */
function parsed(path) {
  return paysign.Gateway.parse(readFileSync(new URL(path, ROOT), 'utf8'));
}

/** The gateway that a file of vectors is about, if it is about one: its id, or read from its file. */
export function gatewayOf({ gateway, gateway_file: file }) {
  return file === undefined ? gateway : parsed(`tests/vectors/${file}`);
}

const loaded = new Map();

/** A built-in gateway, read from its file. */
export function loadedOf(id) {
  if (!loaded.has(id)) loaded.set(id, parsed(`gateways/${id}.toml`));
  return loaded.get(id);
}

/** The body of a case, as it came off the socket. */
export function bodyOf(one) {
  return one.body_hex === undefined ? Buffer.from(repeated(one.body ?? '', one.repeat)) : Buffer.from(one.body_hex, 'hex');
}

/** Names beyond the gateway's tables. */
function namesOf({ shop_names: shopNames, added_names: addedNames }) {
  return { ...(shopNames && { shopNames }), ...(addedNames && { addedNames }) };
}

/** The options of a case. */
function optionsOf({ lenient, limits, other_secrets: others, also, lang }) {
  const names = { body_len: 'bodyLen', fields: 'fields', depth: 'depth' };
  const own = limits && Object.fromEntries(Object.entries(limits).map(([name, limit]) => [names[name], limit]));
  return { ...(lenient && { strict: false }), ...(own && { limits: own }), ...(others && { otherSecrets: others.map((secret) => paysign.Secret.exact(secret)) }), ...(also && { also: also.map((body) => bytesOf(body)) }), ...(lang !== undefined && { lang }) };
}

/** The scheme of a case, with what is said beside it. */
export function schemeOf(one) {
  const camel = (word) => word.replace(/_./g, (end) => end[1].toUpperCase());
  const roles = one.roles && Object.fromEntries(Object.entries(one.roles).map(([role, field]) => [camel(role), field]));
  const signField = one.raw_scheme === undefined ? { signField: one.sign_field ?? 'sign' } : {};
  return paysign.Scheme.parse(one.raw_scheme ?? one.scheme, {
    ...signField, wire: one.wire ?? 'form',
    ...(roles && { roles }), ...(one.paid_values && { paidValues: one.paid_values }), ...(one.ack && { ack: one.ack }), ...namesOf(one),
  });
}

/** Headers as pairs, or as Node has them, where no name is there twice in other letters. */
function headersOf({ id, headers }) {
  const names = headers.map(([name]) => name.toLowerCase());
  if (/[13579]$/.test(id) || new Set(names).size < new Set(headers.map(([name]) => name)).size) return headers;
  const found = {};
  for (const [name, value] of headers) found[name] = found[name] === undefined ? value : [found[name], value].flat();
  return found;
}

/** The verbs for the message of a case, bound to its secrets and options. */
export function verbsOf(gateway, one) {
  const end = [(one.secrets ?? []).map((secret) => paysign.Secret.exact(secret)), optionsOf(one)];
  if (one.raw_scheme !== undefined) {
    const scheme = schemeOf(one);
    const [secrets, options] = end;
    const arrival = { headers: headersOf(one), ...(one.now !== undefined && { now: one.now + 0.5 }) };
    return {
      verify: (body) => scheme.verify(body, secrets, { ...options, ...arrival }),
      signBody: (body) => scheme.signBody(body, secrets, arrival),
    };
  }
  if (one.scheme !== undefined) {
    const scheme = schemeOf(one);
    return Object.fromEntries(['verify', 'verifyBatch', 'sign', 'explain', 'diagnose'].map((verb) => [verb, (what) => scheme[verb](what, ...end)]));
  }
  const spoken = variantOf(gateway, one.variant);
  const [secrets, options] = end;
  const received = ['verify', 'verifyBatch', 'explain', 'diagnose'];
  return {
    ...Object.fromEntries(received.map((verb) => [verb, (what) => paysign[verb](spoken, one.message, what, secrets, { ...options, ...namesOf(one) })])),
    ...Object.fromEntries(['sign', 'answer'].map((verb) => [verb, (what) => paysign[verb](spoken, one.message, what, ...end)])),
    diagnoseDocument: (params, signature) => paysign.diagnoseDocument(spoken, one.message, params, signature, ...end),
  };
}

function variantOf(gateway, variant) {
  if (variant === undefined) return gateway;
  return typeof gateway === 'string' ? `${gateway}@${variant}` : gateway.variant(variant);
}

const BUILT_IN = new Map(paysign.gateways().map((tables) => [tables.id, tables]));

/** What is in the tables of a gateway: a built-in one by its id, or one that was read from its file. */
export function tablesOf(gateway) {
  return typeof gateway === 'string' ? BUILT_IN.get(gateway) : gateway.tables;
}

/** What the message of a case is, as its gateway's tables say: a request, a notification, … */
export function directionOf(gateway, { message, variant }) {
  const tables = tablesOf(gateway);
  const { messages } = variant === undefined ? tables : tables.variants.find(({ name }) => name === variant);
  return messages.find(({ name, aliases }) => name === message || aliases.includes(message))?.direction;
}
