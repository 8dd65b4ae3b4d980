<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\Failure;

/**
 * Why a signature does not match: findings, the best first. It shows neither a secret nor a right signature of the message.
 *
 * For a developer's machine: it says far more than "no", so no stranger is answered with it.
 *
 * @phpstan-import-type Facts from Failure
 * @phpstan-import-type FoundFinding from Finding
 * @phpstan-type Found array{text: string, findings: list<FoundFinding>, verdict: int|Facts, is_complete: bool}
 */
final readonly class Diagnosis implements \Stringable
{
    /**
     * @param string $text all of it, for people
     * @param list<Finding> $findings what explains it, the best first; none for a message that is valid in every respect
     * @param ?int $secretIndex which of the secrets has signed it; `null` if none has
     * @param ?Exception $error why it is not accepted; `null` if it is
     * @param bool $isComplete whether all was tried, or something found before; not so for a very long message
     */
    private function __construct(
        public string $text,
        public array $findings,
        public ?int $secretIndex,
        public ?Exception $error,
        public bool $isComplete,
    ) {
    }

    /**
     * @internal
     * @param Found $found
     */
    public static function of(array $found): self
    {
        $verdict = $found['verdict'];
        return new self(
            $found['text'],
            array_map(Finding::of(...), $found['findings']),
            is_int($verdict) ? $verdict : null,
            is_array($verdict) ? Failure::of($verdict) : null,
            $found['is_complete'],
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
