<?php

/** @generate-class-entries */

namespace Paysign\Internal\Native;

/**
 * Something that the library has made. It is freed when it goes.
 *
 * @strict-properties
 * @not-serializable
 */
final class Handle
{
    private function __construct() {}
}

function api(): int {}

function abi(): int {}

function errorText(int $code): string {}

function gateways(): string {}

function builtIn(string $id, ?array &$error): ?Handle {}

function gateway(string $text, ?array &$error): ?Handle {}

function variant(Handle $gateway, string $name, ?array &$error): ?Handle {}

function gatewayId(Handle $gateway): string {}

function gatewayTables(Handle $gateway): string {}

function message(Handle $gateway, string $name, array $shopNames, array $addedNames, ?array &$error): ?Handle {}

function scheme(string $text, string $signField, int $wire, array $roles, array $paidValues, string $ack, array $shopNames, array $addedNames, ?array &$error): ?Handle {}

function printed(Handle $scheme): string {}

function secrets(array $texts, bool $isExact, ?array &$error): ?Handle {}

function secretFacts(Handle $secrets): array {}

function check(Handle $message, Handle $secrets, string $body): int {}

function meets(Handle $message, Handle $secrets, string $body, string $orderNo, string $amount): bool {}

function verify(Handle $message, ?Handle $secrets, string $body, ?array $options, ?array &$error): ?Handle {}

function verifyArrived(Handle $message, Handle $secrets, string $body, array $headers, ?int $now, ?array $options, ?array &$error): ?Handle {}

function signHeaders(Handle $message, Handle $secrets, string $body, array $headers, ?int $now, ?array &$error): ?string {}

function read(Handle $message, ?Handle $secrets, string $body, ?array $options, ?array &$error): ?array {}

function batch(Handle $message, Handle $secrets, array $bodies, ?array $options): array|int {}


function field(Handle $verified, string $name): string|int|null {}

function unproved(Handle $verified, string $name): string|int|null {}

function fields(Handle $verified): array {}

function unprovedFields(Handle $verified): array {}

function role(Handle $verified, int $role): string|int|null {}

function status(Handle $verified): int {}

function isPaid(Handle $verified): bool {}

function ack(Handle $verified): string {}

function secretIndex(Handle $verified): int {}

function minor(Handle $verified, int $role, int $scale, ?array &$error): ?int {}

function expect(Handle $verified, string $orderNo, string|int $amount, ?int $scale, ?array &$error): bool {}

function sign(Handle $message, Handle $secrets, array $params, ?array $options, ?array &$error): ?array {}

function explain(Handle $message, ?Handle $secrets, string $body, ?array $options, ?array &$error): ?array {}

function diagnose(Handle $message, Handle $secrets, string $body, ?Handle $others, array $also, ?string $lang, ?array $options, ?array &$error): ?array {}

function diagnoseDocument(Handle $message, Handle $secrets, array $params, string $signature, ?Handle $others, array $also, ?string $lang, ?array &$error): ?array {}

function answer(Handle $message, ?Handle $secrets, string $body, ?array $options, ?array &$error): ?Handle {}

function answerField(Handle $answer, string $path): string|int|null {}

function answerFields(Handle $answer): array {}

function answerRole(Handle $answer, int $role): string|int|null {}

function answerStatus(Handle $answer): int {}

function answerIsProved(Handle $answer): bool {}

function answerMinor(Handle $answer, int $role, int $scale, ?array &$error): ?int {}

function merchant(Handle $gateway, string $merchantId, Handle $secrets, string $baseUrl, ?array $options, array $shopNames, array $addedNames, ?array &$error): ?Handle {}

function request(Handle $merchant, string $message, array $params, ?array &$error): ?array {}

function merchantAnswer(Handle $merchant, string $message, string $body, ?array &$error): ?Handle {}

function notice(Handle $merchant, ?string $message, string $raw, ?array &$error): ?Handle {}

function noticeArrived(Handle $merchant, ?string $message, string $raw, array $headers, ?int $now, ?array &$error): ?Handle {}

function noticeText(Handle $merchant, string $raw): ?string {}
