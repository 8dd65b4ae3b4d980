<?php

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Exception;
use Paysign\LibraryMissing;
use Paysign\Options;

/**
 * The C library by the extension.
 *
 * @internal
 * @phpstan-import-type Facts from Failure
 */
final class ExtensionLibrary implements Library
{
    /** How this class and the extension understand each other. */
    private const API = 7;

    public static function loaded(): self
    {
        if (Native\api() !== self::API || Native\abi() !== Header::ABI) {
            throw new LibraryMissing(sprintf(
                'the extension paysign has the interface %d and the ABI %d, this version of the package needs %d and %d: '
                    . 'install both in the same version',
                Native\api(),
                Native\abi(),
                self::API,
                Header::ABI,
            ));
        }
        return new self();
    }

    public function gateways(): string
    {
        return Native\gateways();
    }

    public function errorText(int $code): string
    {
        return Native\errorText($code);
    }

    public function builtIn(string $id): object
    {
        return Native\builtIn($id, $error) ?? throw self::failure($error);
    }

    public function gateway(string $text): object
    {
        return Native\gateway($text, $error) ?? throw self::failure($error);
    }

    public function variant(object $gateway, string $name): object
    {
        return Native\variant($gateway, $name, $error) ?? throw self::failure($error);
    }

    public function gatewayId(object $gateway): string
    {
        return Native\gatewayId($gateway);
    }

    public function gatewayTables(object $gateway): string
    {
        return Native\gatewayTables($gateway);
    }

    public function message(object $gateway, string $name, array $shopNames, array $addedNames): object
    {
        return Native\message($gateway, $name, $shopNames, $addedNames, $error) ?? throw self::failure($error);
    }

    public function scheme(
        string $text,
        string $signField,
        int $wire,
        array $roles,
        array $paidValues,
        string $ack,
        array $shopNames,
        array $addedNames,
    ): object {
        return Native\scheme($text, $signField, $wire, $roles, $paidValues, $ack, $shopNames, $addedNames, $error)
            ?? throw self::failure($error);
    }

    public function printed(object $scheme): string
    {
        return Native\printed($scheme);
    }

    public function secrets(#[\SensitiveParameter] array $texts, bool $isExact): object
    {
        return Native\secrets($texts, $isExact, $error) ?? throw self::failure($error);
    }

    public function secretFacts(object $secrets): array
    {
        return Native\secretFacts($secrets);
    }

    public function verifier(object $message, object $secrets, ?Options $options): Verifier
    {
        return new ExtensionVerifier($this, $message, $secrets, $options);
    }

    public function verify(object $message, ?object $secrets, string $body, ?Options $options): object
    {
        return Native\verify($message, $secrets, $body, self::options($options), $error) ?? throw self::failure($error);
    }

    public function verifyArrived(object $message, object $secrets, string $body, Arrival $arrival, ?Options $options): object
    {
        return Native\verifyArrived($message, $secrets, $body, $arrival->headers, $arrival->now, self::options($options), $error)
            ?? throw self::failure($error);
    }

    public function signHeaders(object $message, object $secrets, string $body, Arrival $arrival): string
    {
        return Native\signHeaders($message, $secrets, $body, $arrival->headers, $arrival->now, $error) ?? throw self::failure($error);
    }

    public function batch(object $message, object $secrets, array $bodies, ?Options $options): array
    {
        $codes = Native\batch($message, $secrets, $bodies, self::options($options));
        return is_array($codes) ? $codes : throw $this->failureOf($codes);
    }

    public function read(object $message, ?object $secrets, string $body, ?Options $options): array
    {
        return Native\read($message, $secrets, $body, self::options($options), $error) ?? throw self::failure($error);
    }

    public function field(object $verified, string $name): ?string
    {
        return $this->textOf(Native\field($verified, $name));
    }

    public function unproved(object $verified, string $name): ?string
    {
        return $this->textOf(Native\unproved($verified, $name));
    }

    public function fields(object $verified): array
    {
        return Native\fields($verified);
    }

    public function unprovedFields(object $verified): array
    {
        return Native\unprovedFields($verified);
    }

    public function role(object $verified, int $role): ?string
    {
        return $this->textOf(Native\role($verified, $role));
    }

    public function status(object $verified): int
    {
        return Native\status($verified);
    }

    public function isPaid(object $verified): bool
    {
        return Native\isPaid($verified);
    }

    public function ack(object $verified): string
    {
        return Native\ack($verified);
    }

    public function secretIndex(object $verified): int
    {
        return Native\secretIndex($verified);
    }

    public function minor(object $verified, int $role, int $scale): ?int
    {
        return Native\minor($verified, $role, $scale, $error) ?? ($error === null ? null : throw self::failure($error));
    }

    public function expect(object $verified, string $orderNo, string|int $amount, ?int $scale): void
    {
        Native\expect($verified, $orderNo, $amount, $scale, $error) || throw self::failure($error);
    }

    public function sign(object $message, object $secrets, array $params, ?Options $options): array
    {
        return Native\sign($message, $secrets, $params, self::options($options), $error) ?? throw self::failure($error);
    }

    public function explain(object $message, ?object $secrets, string $body, ?Options $options): array
    {
        return Native\explain($message, $secrets, $body, self::options($options), $error) ?? throw self::failure($error);
    }

    public function diagnose(
        object $message,
        object $secrets,
        string $body,
        ?object $others,
        array $also,
        ?string $lang,
        ?Options $options,
    ): array {
        return Native\diagnose($message, $secrets, $body, $others, $also, $lang, self::options($options), $error)
            ?? throw self::failure($error);
    }

    public function diagnoseDocument(
        object $message,
        object $secrets,
        array $params,
        string $signature,
        ?object $others,
        array $also,
        ?string $lang,
    ): array {
        return Native\diagnoseDocument($message, $secrets, $params, $signature, $others, $also, $lang, $error)
            ?? throw self::failure($error);
    }

    public function answer(object $message, ?object $secrets, string $body, ?Options $options): object
    {
        return Native\answer($message, $secrets, $body, self::options($options), $error) ?? throw self::failure($error);
    }

    public function answerField(object $answer, string $path): ?string
    {
        return $this->textOf(Native\answerField($answer, $path));
    }

    public function answerFields(object $answer): array
    {
        return Native\answerFields($answer);
    }

    public function answerRole(object $answer, int $role): ?string
    {
        return $this->textOf(Native\answerRole($answer, $role));
    }

    public function answerStatus(object $answer): int
    {
        return Native\answerStatus($answer);
    }

    public function answerIsProved(object $answer): bool
    {
        return Native\answerIsProved($answer);
    }

    public function answerMinor(object $answer, int $role, int $scale): ?int
    {
        return Native\answerMinor($answer, $role, $scale, $error) ?? ($error === null ? null : throw self::failure($error));
    }

    public function merchant(
        object $gateway,
        string $merchantId,
        object $secrets,
        string $baseUrl,
        ?Options $options,
        array $shopNames,
        array $addedNames,
    ): object {
        $options = self::options($options);
        return Native\merchant($gateway, $merchantId, $secrets, $baseUrl, $options, $shopNames, $addedNames, $error)
            ?? throw self::failure($error);
    }

    public function request(object $merchant, string $message, array $params): array
    {
        return Native\request($merchant, $message, $params, $error) ?? throw self::failure($error);
    }

    public function merchantAnswer(object $merchant, string $message, string $body): object
    {
        return Native\merchantAnswer($merchant, $message, $body, $error) ?? throw self::failure($error);
    }

    public function noticeText(object $merchant, string $raw): ?string
    {
        return Native\noticeText($merchant, $raw);
    }

    public function notice(object $merchant, ?string $message, string $raw): object
    {
        return Native\notice($merchant, $message, $raw, $error) ?? throw self::failure($error);
    }

    public function noticeArrived(object $merchant, ?string $message, string $raw, Arrival $arrival): object
    {
        return Native\noticeArrived($merchant, $message, $raw, $arrival->headers, $arrival->now, $error) ?? throw self::failure($error);
    }

    /** @return ?list<bool|int|null> */
    private static function options(?Options $options): ?array
    {
        return $options === null ? null : Given::listed($options);
    }

    /** A text, or the error of a code. */
    private function textOf(string|int|null $text): ?string
    {
        return is_int($text) ? throw $this->failureOf($text) : $text;
    }

    private function failureOf(int $code): Exception
    {
        return Failure::ofCode($code, $this->errorText($code));
    }

    /** @param ?Facts $facts */
    private static function failure(?array $facts): Exception
    {
        return Failure::of($facts ?? throw new \LogicException('the extension has failed without an error'));
    }
}
