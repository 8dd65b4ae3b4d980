<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use FFI\CData;
use Paysign\Exception;
use Paysign\Internal\Failure;
use Paysign\Internal\Library;
use Paysign\Internal\Verifier;
use Paysign\Options;

/**
 * The C library by FFI.
 *
 * @internal
 */
final class FfiLibrary implements Library
{
    use Accounts;
    use Diagnoses;
    use Gateways;
    use Messages;
    use Reading;

    private readonly Memory $memory;

    public function __construct(private readonly \FFI $ffi)
    {
        $this->memory = new Memory($ffi);
    }

    public function gateways(): string
    {
        return $this->textOrThrow(fn (mixed ...$to): int => $this->ffi->paysign_gateways(...$to));
    }

    public function errorText(int $code): string
    {
        return $this->ffi->paysign_error_text($code);
    }

    public function verifier(object $message, object $secrets, ?Options $options): Verifier
    {
        return new FfiVerifier($this->ffi, $this, $message, $secrets, $options, $this->memory);
    }

    public function verify(object $message, ?object $secrets, string $body, ?Options $options): object
    {
        $place = $this->memory->place('paysign_verified *');
        $options = $options === null ? null : $this->memory->options($options);
        [$of, $by, $len, $to] = [$message->pointer, $secrets?->pointer, \strlen($body), \FFI::addr($place)];
        return $this->ffi->paysign_verify($of, $by, $body, $len, $options, $to, null) === 0
            ? new Handle($this->ffi, $place, 'paysign_verified_free', [$message, $body])
            : throw Failure::of($this->memory->factsOf(
                fn (CData $error): int => $this->ffi->paysign_verify($of, $by, $body, $len, $options, $to, $error),
            ));
    }

    public function batch(object $message, object $secrets, array $bodies, ?Options $options): array
    {
        $count = \count($bodies);
        if ($count === 0) {
            return [];
        }
        $joined = \implode('', $bodies);
        $sizes = [];
        // A loop: what PHP's functions call back costs twice as much.
        foreach ($bodies as $body) {
            $sizes[] = \strlen($body);
        }
        $lens = $this->memory->places('uint32_t', $count);
        \FFI::memcpy($lens, \pack('L*', ...$sizes), 4 * $count);
        $codes = $this->memory->places('int32_t', $count);
        $to = $this->ffi->cast('paysign_code *', \FFI::addr($codes));
        $options = $this->memory->options($options);
        $of = [$message->pointer, $secrets->pointer, $joined, \strlen($joined)];
        $this->ok($this->ffi->paysign_verify_joined(...[...$of, $lens, $count, $options, $to]));
        /** @var list<int> */
        return \array_values((array) \unpack('l*', \FFI::string($codes, 4 * $count)));
    }

    /**
     * A handle of what a function makes, or its error thrown.
     *
     * @param string $type the handle's type; the function that frees it is named by it
     * @param list<object|string> $kept what the handle borrows from
     * @param \Closure(CData, CData): int $make
     */
    private function made(string $type, array $kept, \Closure $make): Handle
    {
        $place = $this->memory->place("$type *");
        $error = $this->memory->place('paysign_error[1]');
        if ($make(\FFI::addr($place), $error) !== 0) {
            throw Failure::of($this->memory->facts($error[0]));
        }
        return new Handle($this->ffi, $place, "{$type}_free", $kept);
    }

    private function failureOf(int $code): Exception
    {
        return Failure::ofCode($code, $this->errorText($code));
    }

    private function ok(int $code): void
    {
        if ($code !== 0) {
            throw $this->failureOf($code);
        }
    }
}
