<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use FFI\CData;
use Paysign\Internal\Failure;
use Paysign\Options;

/**
 * What verified messages and answers hold.
 *
 * @internal
 * @phpstan-import-type Fields from \Paysign\Internal\Library
 */
trait Reading
{
    public function read(object $message, ?object $secrets, string $body, ?Options $options): array
    {
        $memory = $this->memory;
        $options = $options === null ? null : $memory->options($options);
        $of = $message->pointer;
        $by = $secrets?->pointer;
        $len = \strlen($body);
        $room = $memory->room();
        $written = $memory->len();
        // What fits into the room, as it nearly always does, costs no closure.
        if ($this->ffi->paysign_verify_texts($of, $by, $body, $len, $options, $room, Memory::ROOM, $written, null) === 0) {
            return self::split(\FFI::string($room, $written[0]));
        }
        $write = fn (mixed ...$to): int => $this->ffi->paysign_verify_texts(...[$of, $by, $body, $len, $options, ...$to]);
        $piece = $memory->text(static fn (mixed ...$to): int => $write(...[...$to, null]));
        if (\is_int($piece)) {
            throw Failure::of($memory->factsOf(static fn (CData $error): int => $write($room, Memory::ROOM, $written, $error)));
        }
        return self::split($piece);
    }

    public function field(object $verified, string $name): ?string
    {
        $pointer = $verified->pointer;
        return $this->textOrNull(
            fn (mixed ...$to): int => $this->ffi->paysign_verified_get($pointer, $name, strlen($name), ...$to),
        );
    }

    public function unproved(object $verified, string $name): ?string
    {
        $pointer = $verified->pointer;
        return $this->textOrNull(
            fn (mixed ...$to): int => $this->ffi->paysign_verified_unproved($pointer, $name, strlen($name), ...$to),
        );
    }

    public function fields(object $verified): array
    {
        $piece = $this->memory->text(fn (mixed ...$to): int => $this->ffi->paysign_verified_texts($verified->pointer, ...$to));
        return is_string($piece) ? self::split($piece) : throw $this->failureOf($piece);
    }

    /**
     * The fields of a piece: it begins with its separator, which ends with the second zero byte.
     *
     * @return array<string>
     */
    private static function split(string $piece): array
    {
        if ($piece === '') {
            return [];
        }
        $texts = \explode(\substr($piece, 0, (int) \strpos($piece, "\0", 1) + 1), $piece);
        $fields = [];
        for ($at = 1, $count = \count($texts); $at < $count; $at += 2) {
            $fields[$texts[$at]] = $texts[$at + 1];
        }
        return $fields;
    }

    public function unprovedFields(object $verified): array
    {
        return $this->list(fn (mixed ...$to): int => $this->ffi->paysign_verified_unproved_fields($verified->pointer, ...$to));
    }

    public function role(object $verified, int $role): ?string
    {
        $pointer = $verified->pointer;
        return $this->textOrNull(
            fn (CData $room, int $capacity, CData $len): int => $this->ffi->paysign_verified_role($pointer, $role, $room, $capacity, $len),
        );
    }

    public function status(object $verified): int
    {
        return $this->ffi->paysign_verified_status($verified->pointer);
    }

    public function isPaid(object $verified): bool
    {
        return $this->ffi->paysign_verified_is_paid($verified->pointer) === 1;
    }

    public function ack(object $verified): string
    {
        return $this->memory->bytes($this->ffi->paysign_verified_ack($verified->pointer));
    }

    public function secretIndex(object $verified): int
    {
        return $this->ffi->paysign_verified_secret_index($verified->pointer);
    }

    public function minor(object $verified, int $role, int $scale): ?int
    {
        return $this->whole(fn (CData $minor): int => $this->ffi->paysign_verified_minor($verified->pointer, $role, $scale, $minor, null));
    }

    public function expect(object $verified, string $orderNo, string|int $amount, ?int $scale): void
    {
        $of = $verified->pointer;
        $call = is_string($amount)
            ? fn (?CData $to): int => $this->ffi->paysign_verified_expect($of, $orderNo, strlen($orderNo), $amount, strlen($amount), $to)
            : fn (?CData $to): int => $this->ffi->paysign_verified_expect_minor($of, $orderNo, strlen($orderNo), $amount, 0, $scale, $to);
        if ($call(null) !== 0) {
            throw Failure::of($this->memory->factsOf($call));
        }
    }

    public function answerField(object $answer, string $path): ?string
    {
        $pointer = $answer->pointer;
        return $this->textOrNull(
            fn (mixed ...$to): int => $this->ffi->paysign_answer_get($pointer, $path, strlen($path), ...$to),
        );
    }

    public function answerFields(object $answer): array
    {
        return $this->list(fn (mixed ...$to): int => $this->ffi->paysign_answer_fields($answer->pointer, ...$to));
    }

    public function answerRole(object $answer, int $role): ?string
    {
        $pointer = $answer->pointer;
        return $this->textOrNull(
            fn (mixed ...$to): int => $this->ffi->paysign_answer_role($pointer, $role, ...$to),
        );
    }

    public function answerStatus(object $answer): int
    {
        return $this->ffi->paysign_answer_status($answer->pointer);
    }

    public function answerIsProved(object $answer): bool
    {
        return $this->ffi->paysign_answer_is_proved($answer->pointer) === 1;
    }

    public function answerMinor(object $answer, int $role, int $scale): ?int
    {
        return $this->whole(fn (CData $minor): int => $this->ffi->paysign_answer_minor($answer->pointer, $role, $scale, $minor, null));
    }

    /** @param \Closure(CData): int $write */
    private function whole(\Closure $write): ?int
    {
        $minor = $this->memory->place('uint64_t');
        $code = $write(\FFI::addr($minor));
        if ($code === $this->ffi->PAYSIGN_CODE_NOT_THERE) {
            return null;
        }
        $this->ok($code);
        // PHP has no number above the half of what 64 bits hold.
        return $minor->cdata >= 0 ? $minor->cdata : throw $this->failureOf($this->ffi->PAYSIGN_CODE_INVALID_AMOUNT);
    }

    /** @param \Closure(mixed...): int $write */
    private function textOrNull(\Closure $write): ?string
    {
        $text = $this->memory->text($write);
        if (is_string($text)) {
            return $text;
        }
        return $text === $this->ffi->PAYSIGN_CODE_NOT_THERE ? null : throw $this->failureOf($text);
    }

    /**
     * @param \Closure(mixed...): int $write
     * @return Fields
     */
    private function list(\Closure $write): array
    {
        $fields = $this->memory->fields($write);
        return is_array($fields) ? $fields : throw $this->failureOf($fields);
    }
}
