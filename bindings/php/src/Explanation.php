<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\Failure;

/**
 * How a message was read, for a developer's eyes: without secret and signature.
 *
 * The canonical string holds what the buyer pays for, so keep it out of logs that others read.
 *
 * @phpstan-import-type Facts from Failure
 */
final readonly class Explanation implements \Stringable
{
    /**
     * @param string $text all of it, for people
     * @param string $canonical the canonical string, without the secret and what joins it
     * @param list<array{string, string}> $included the signed fields in canonical order, and what each adds to the canonical string
     * @param list<array{string, Reason}> $leftOut all other fields, and why
     * @param ?int $secretIndex which of the secrets has signed it; `null` if none has, or none was given
     * @param ?Exception $error why it is not accepted; `null` if it is, or if no secret was given
     */
    private function __construct(
        public string $text,
        public string $canonical,
        public array $included,
        public array $leftOut,
        public ?int $secretIndex,
        public ?Exception $error,
    ) {
    }

    /**
     * @internal
     * @param array{
     *     text: string, canonical: string, included: list<array{string, string}>, left_out: list<array{string, int}>,
     *     verdict: int|Facts|null,
     * } $read
     */
    public static function of(array $read): self
    {
        $verdict = $read['verdict'];
        return new self(
            $read['text'],
            $read['canonical'],
            $read['included'],
            array_map(static fn (array $field): array => [$field[0], Reason::ofNumber($field[1])], $read['left_out']),
            is_int($verdict) ? $verdict : null,
            is_array($verdict) ? Failure::of($verdict) : null,
        );
    }

    /** Without the trace that the error carries. @return array<string, mixed> */
    public function __debugInfo(): array
    {
        $error = $this->error === null ? null : $this->error->code() . ': ' . $this->error->getMessage();
        return ['error' => $error] + get_object_vars($this);
    }

    public function __toString(): string
    {
        return $this->text;
    }
}
