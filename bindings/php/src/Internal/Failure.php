<?php

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Exception;

/**
 * The exception for what the library says of an error.
 *
 * @internal
 * @phpstan-type Facts array{
 *     number: int, message: string, field: ?string, is_cut: bool, offset: ?int, gateway?: array{string, ?string, ?string},
 * }
 */
final class Failure
{
    /** @param Facts $facts */
    public static function of(array $facts): Exception
    {
        $class = Header::EXCEPTIONS[$facts['number']] ?? Exception\Internal::class;
        $error = new $class($facts['message'], $facts['number'], $facts['field'], $facts['is_cut'], $facts['offset']);
        return $error instanceof Exception\GatewayError ? $error->with(...$facts['gateway'] ?? ['', null, null]) : $error;
    }

    /** Of an error of which only the code is known, and what it means. */
    public static function ofCode(int $number, string $message): Exception
    {
        return self::of(['number' => $number, 'message' => $message, 'field' => null, 'is_cut' => false, 'offset' => null]);
    }
}
