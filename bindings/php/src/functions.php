<?php

declare(strict_types=1);

namespace Paysign;

// The verbs. Each takes a gateway, by its id or as a `Gateway`, and one of its messages by name; `Scheme` has
// the same where only the scheme is known.

use Paysign\Internal\Arrival;
use Paysign\Internal\Kinds;
use Paysign\Internal\Libraries;

/**
 * Verifies a raw body, exactly as it came off the socket; or the raw query, where the message comes as one.
 *
 * Authentic is not yet paid, and paid is not yet your order: see `Verified::expect`.
 *
 * @param Secret|string|array<string> $secret one, or several texts while one is rotated
 * @param ?iterable<mixed> $headers where a header has the signature: what came with the body, as
 *     `getallheaders()` gives it
 * @param int|float|null $now when it came, where its age is checked: `time()`
 * @throws Exception\VerifyError if the message is not accepted
 */
function verify(
    Gateway|string $gateway,
    string $message,
    string $body,
    #[\SensitiveParameter] Secret|string|array $secret,
    ?Options $options = null,
    ?iterable $headers = null,
    int|float|null $now = null,
): Verified {
    if ($headers !== null || $now !== null) {
        return Gateway::kindsOf($gateway)->kind($message, $options)->verifyArrived($body, $secret, $options, Arrival::of($headers ?? [], $now));
    }
    // A secret that was used before is found without a call: each costs a tenth of a verification.
    $verifier = $options === null && $secret instanceof Secret
        ? (\is_string($gateway) ? Kinds::$builtIn[$gateway] ?? null : $gateway->kinds)?->plain[$message]->verifiers[$secret] ?? null
        : null;
    $verifier ??= Gateway::kindsOf($gateway)->kind($message, $options)->verifier($secret, $options);
    $verifier->check($body);
    return new Verified($verifier, $body);
}

/**
 * Verifies many bodies in one call: a verified message or an exception for each, in their order.
 *
 * @param iterable<string> $bodies
 * @param Secret|string|array<string> $secret
 * @return list<Verified|Exception>
 */
function verifyBatch(
    Gateway|string $gateway,
    string $message,
    iterable $bodies,
    #[\SensitiveParameter] Secret|string|array $secret,
    ?Options $options = null,
): array {
    return Gateway::kindsOf($gateway)->kind($message, $options)->verifyBatch($bodies, $secret, $options);
}

/**
 * Signs parameters, and checks them against the message's table.
 *
 * @param iterable<mixed> $params texts by their names; or a list of pairs `[name, value]`, in which
 *     duplicates stay visible
 * @param Secret|string|array<string> $secret
 * @throws Exception\SignError if the parameters are not those of the message
 */
function sign(
    Gateway|string $gateway,
    string $message,
    iterable $params,
    #[\SensitiveParameter] Secret|string|array $secret,
    ?Options $options = null,
): Signed {
    return Gateway::kindsOf($gateway)->kind($message, $options)->sign($params, $secret, $options);
}

/**
 * The built-in gateways with all that is in their tables, for tools: the messages of each, and the fields of
 * each message.
 *
 * @return list<array{id: string, title: string, source: string, notes: list<string>, variants:
 *     list<array<string, mixed>>, messages: list<array<string, mixed>>}>
 */
function gateways(): array
{
    /**
     * @var list<array{id: string, title: string, source: string, notes: list<string>, variants:
     *     list<array<string, mixed>>, messages: list<array<string, mixed>>}>
     */
    return json_decode(Libraries::get()->gateways(), true, 64, JSON_THROW_ON_ERROR);
}

/**
 * Explains how a raw body is read and what its signature covers, whether it is valid or not. For a
 * developer's eyes.
 *
 * @param Secret|string|array<string>|null $secret without one it stays open whether the signature belongs to
 *     the message
 * @throws Exception\VerifyError if the body cannot be taken apart
 */
function explain(
    Gateway|string $gateway,
    string $message,
    string $body,
    #[\SensitiveParameter] Secret|string|array|null $secret = null,
    ?Options $options = null,
): Explanation {
    return Gateway::kindsOf($gateway)->kind($message, $options)->explain($body, $secret, $options);
}

/**
 * Reads a gateway's answer: verified where it is signed.
 *
 * @param Secret|string|array<string>|null $secret none, if the answer is not signed
 * @throws Exception\GatewayError where the gateway says no
 * @throws Exception\VerifyError if the answer is not accepted
 */
function answer(
    Gateway|string $gateway,
    string $message,
    string $body,
    #[\SensitiveParameter] Secret|string|array|null $secret = null,
    ?Options $options = null,
): Answer {
    return Gateway::kindsOf($gateway)->kind($message, $options)->answer($body, $secret, $options);
}

/**
 * Says why the signature of a raw body does not match: causes, the best first, each with what to change. For
 * a developer's machine, where no stranger can ask.
 *
 * @param Secret|string|array<string> $secret
 * @param Secret|string|array<string>|null $otherSecrets others that the merchant has, to be tried as well
 * @param string|array<string> $also raw bodies of other messages with the same secret: whether one of them
 *     verifies tells a wrong secret from a changed message
 * @param ?string $lang the language of what is told to people, `en` or `zh`
 * @throws Exception\UnknownLanguage
 */
function diagnose(
    Gateway|string $gateway,
    string $message,
    string $body,
    #[\SensitiveParameter] Secret|string|array $secret,
    ?Options $options = null,
    #[\SensitiveParameter] Secret|string|array|null $otherSecrets = null,
    string|array $also = [],
    ?string $lang = null,
): Diagnosis {
    return Gateway::kindsOf($gateway)->kind($message, $options)->diagnose($body, $secret, $options, $otherSecrets, $also, $lang);
}

/**
 * Says whether a worked example on a vendor's page is consistent, and what would make it so.
 *
 * @param iterable<mixed> $params names and values as they are printed
 * @param Secret|string|array<string> $secret
 * @param Secret|string|array<string>|null $otherSecrets others that the merchant has, to be tried as well
 * @param string|array<string> $also raw bodies of other messages with the same secret
 * @param ?string $lang the language of what is told to people, `en` or `zh`
 * @throws Exception\UnknownLanguage
 */
function diagnoseDocument(
    Gateway|string $gateway,
    string $message,
    iterable $params,
    string $signature,
    #[\SensitiveParameter] Secret|string|array $secret,
    #[\SensitiveParameter] Secret|string|array|null $otherSecrets = null,
    string|array $also = [],
    ?string $lang = null,
): Diagnosis {
    $kind = Gateway::kindsOf($gateway)->kind($message, null);
    return $kind->diagnoseDocument($params, $signature, $secret, $otherSecrets, $also, $lang);
}
