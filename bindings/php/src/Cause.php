<?php

declare(strict_types=1);

namespace Paysign;

/**
 * One cause in an explanation.
 *
 * @phpstan-import-type FoundEvidence from Evidence
 * @phpstan-type FoundCause array{
 *     number: int, code: string, text: string, cure: string, detail: string,
 *     evidence: list<FoundEvidence>, look_for: list<array{string, string}>,
 * }
 */
final readonly class Cause
{
    /**
     * @param string $code a stable word, the same in every language
     * @param int $number the code as a number
     * @param string $text what it is, in a sentence
     * @param string $cure what to change on the shop's side
     * @param string $detail which form of it; may be empty
     * @param list<Evidence> $evidence what shows it
     * @param list<array{string, string}> $lookFor lines of code to look for, each after the framework or
     *     language where it occurs
     */
    private function __construct(
        public string $code,
        public int $number,
        public string $text,
        public string $cure,
        public string $detail,
        public array $evidence,
        public array $lookFor,
    ) {
    }

    /**
     * @internal
     * @param FoundCause $found
     */
    public static function of(array $found): self
    {
        return new self(
            $found['code'],
            $found['number'],
            $found['text'],
            $found['cure'],
            $found['detail'],
            array_map(Evidence::of(...), $found['evidence']),
            $found['look_for'],
        );
    }
}
