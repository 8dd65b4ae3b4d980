<?php

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Diagnosis;
use Paysign\Options;

/**
 * What the package asks of the C library. Two do it: one by FFI, one by the extension. Handles are theirs.
 *
 * All throw `Paysign\Exception` where the library says an error. A field is a pair of name and value, and
 * `null` where there is none. Names are those beyond the gateway's tables.
 *
 * @internal
 * @phpstan-import-type Facts from Failure
 * @phpstan-import-type Found from Diagnosis
 * @phpstan-type Fields list<array{string, string}>
 */
interface Library
{
    /** The tables of all gateways, as JSON. */
    public function gateways(): string;

    /** What a code means, in one English sentence. */
    public function errorText(int $code): string;

    /** A built-in gateway by its id; after an `@` the variant. */
    public function builtIn(string $id): object;

    /** A gateway of the shop's own, from the text of its file. */
    public function gateway(string $text): object;

    public function variant(object $gateway, string $name): object;

    public function gatewayId(object $gateway): string;

    /** The tables of one gateway, as JSON. */
    public function gatewayTables(object $gateway): string;

    /**
     * @param list<string> $shopNames
     * @param list<string> $addedNames
     */
    public function message(object $gateway, string $name, array $shopNames, array $addedNames): object;

    /**
     * @param list<array{int, string}> $roles numbers of roles, each with its field
     * @param list<string> $paidValues
     * @param list<string> $shopNames
     * @param list<string> $addedNames
     */
    public function scheme(
        string $text,
        string $signField,
        int $wire,
        array $roles,
        array $paidValues,
        string $ack,
        array $shopNames,
        array $addedNames,
    ): object;

    /** The text form of the scheme that a message is of. */
    public function printed(object $scheme): string;

    /** @param list<string> $texts */
    public function secrets(#[\SensitiveParameter] array $texts, bool $isExact): object;

    /** @return list<string> */
    public function secretFacts(object $secrets): array;

    public function verifier(object $message, object $secrets, ?Options $options): Verifier;

    public function verify(object $message, ?object $secrets, string $body, ?Options $options): object;

    /** As `verify`, with what came with the body. */
    public function verifyArrived(object $message, object $secrets, string $body, Arrival $arrival, ?Options $options): object;

    /** The headers that sign a body, each on a line. */
    public function signHeaders(object $message, object $secrets, string $body, Arrival $arrival): string;

    /**
     * @param list<string> $bodies
     * @return list<int> the number of a code for each
     */
    public function batch(object $message, object $secrets, array $bodies, ?Options $options): array;

    /**
     * Verifies, and hands out all signed fields by their names, in one call.
     *
     * @return array<string>
     */
    public function read(object $message, ?object $secrets, string $body, ?Options $options): array;

    /** A field that the signature does not cover, decoded. */
    public function field(object $verified, string $name): ?string;

    public function unproved(object $verified, string $name): ?string;

    /** @return array<string> all signed fields by their names */
    public function fields(object $verified): array;

    /** @return Fields all fields that the signature does not cover */
    public function unprovedFields(object $verified): array;

    public function role(object $verified, int $role): ?string;

    public function status(object $verified): int;

    public function isPaid(object $verified): bool;

    public function ack(object $verified): string;

    public function secretIndex(object $verified): int;

    /** An amount as a whole number of a unit. */
    public function minor(object $verified, int $role, int $scale): ?int;

    /**
     * Throws unless the message says: this order, paid, and exactly this amount; with a scale, in minor
     * units.
     */
    public function expect(object $verified, string $orderNo, string|int $amount, ?int $scale): void;

    /**
     * @param list<array{string, string}> $params
     * @return array{string, string, Fields} the name of the signature's field, the body, all fields
     */
    public function sign(object $message, object $secrets, array $params, ?Options $options): array;

    /**
     * @return array{text: string, canonical: string, included: Fields, left_out: list<array{string, int}>,
     *     verdict: int|Facts|null}
     */
    public function explain(object $message, ?object $secrets, string $body, ?Options $options): array;

    /**
     * @param list<string> $also
     * @return Found
     */
    public function diagnose(
        object $message,
        object $secrets,
        string $body,
        ?object $others,
        array $also,
        ?string $lang,
        ?Options $options,
    ): array;

    /**
     * @param list<array{string, string}> $params
     * @param list<string> $also
     * @return Found
     */
    public function diagnoseDocument(
        object $message,
        object $secrets,
        array $params,
        string $signature,
        ?object $others,
        array $also,
        ?string $lang,
    ): array;

    public function answer(object $message, ?object $secrets, string $body, ?Options $options): object;

    /** A field of an answer; one that is nested, by its path. */
    public function answerField(object $answer, string $path): ?string;

    /** @return Fields all that the message's table has */
    public function answerFields(object $answer): array;

    public function answerRole(object $answer, int $role): ?string;

    public function answerStatus(object $answer): int;

    public function answerIsProved(object $answer): bool;

    public function answerMinor(object $answer, int $role, int $scale): ?int;

    /**
     * @param list<string> $shopNames
     * @param list<string> $addedNames
     */
    public function merchant(
        object $gateway,
        string $merchantId,
        object $secrets,
        string $baseUrl,
        ?Options $options,
        array $shopNames,
        array $addedNames,
    ): object;

    /**
     * @param list<array{string, string}> $params
     * @return array{method: string, url: string, body: string, headers: Fields}
     */
    public function request(object $merchant, string $message, array $params): array;

    public function merchantAnswer(object $merchant, string $message, string $body): object;

    /** The verified notification; with a name, another message. */
    public function notice(object $merchant, ?string $message, string $raw): object;

    /** As `notice`, with what came with it. */
    public function noticeArrived(object $merchant, ?string $message, string $raw, Arrival $arrival): object;

    /**
     * Order number, acknowledgement, and the amount that `expect` agrees to or nothing, with a byte of 1
     * between two; `null` where a notification is refused, and where it has no such text.
     */
    public function noticeText(object $merchant, string $raw): ?string;
}
