<?php

declare(strict_types=1);

namespace Paysign;

/**
 * One explanation: a cause, or several that only together explain it.
 *
 * @phpstan-import-type FoundCause from Cause
 * @phpstan-type FoundFinding array{is_certain: bool, reason: string, causes: list<FoundCause>, signed:
 * ?string}
 */
final readonly class Finding
{
    /**
     * @param bool $isCertain whether the digest of what it describes is the claimed one; else it is possible
     * @param string $reason why it is thought to be so
     * @param list<Cause> $causes in the order in which a message goes through them
     * @param ?string $signed if certain: the text that was signed, without the secret
     */
    private function __construct(
        public bool $isCertain,
        public string $reason,
        public array $causes,
        public ?string $signed,
    ) {
    }

    /**
     * @internal
     * @param FoundFinding $found
     */
    public static function of(array $found): self
    {
        return new self($found['is_certain'], $found['reason'], array_map(Cause::of(...), $found['causes']), $found['signed']);
    }
}
