// npm `easypay-node-sdk`: its payment address, as a browser opens it. It has no verification: it signs what
// paysign signed.
'use strict'

const Module = require('node:module')
const path = require('node:path')
const readline = require('node:readline')

// Its clients of HTTP are not installed and not called.
const load = Module._load
Module._load = (name, ...rest) => (['request', 'request-promise'].includes(name) ? {} : load(name, ...rest))

const Easypay = require(path.join(__dirname, '../../../target/interop/node/package/index.js'))

const address = ({ secret }, { pid, ...given }) =>
    new Easypay({ domain: 'https://pay.example.com', pid, key: secret }).pay(given)

const answer = (question) => {
    const given = Object.fromEntries(question.params)
    if (question.do === 'request') {
        // What its address has no room for, it would sign and not send.
        delete given.clientip
        return { body: new URL(address(question, given)).search.slice(1) }
    }
    const { sign, sign_type: _, ...signed } = Object.fromEntries(new URLSearchParams(question.body))
    // After the last value of the address.
    const made = /&sign=([0-9a-f]{32})&sign_type=MD5$/.exec(address(question, signed))[1]
    return made === sign.toLowerCase() ? { valid: true } : { refused: 'signature' }
}

const lines = readline.createInterface({ input: process.stdin })
lines.on('line', (line) => {
    const question = { params: [], ...JSON.parse(line) }
    let answered
    try {
        answered = answer(question)
    } catch (error) {
        answered = { refused: String(error) }
    }
    process.stdout.write(`${JSON.stringify(answered)}\n`)
})
