<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\Libraries;
use Paysign\Internal\NotSerialized;

/**
 * A shared secret: the merchant's key, or several while one is rotated. The first one signs, any one
 * verifies.
 *
 * Nothing prints it. It is outside of PHP's memory and is wiped when it goes; the text that it was made of is
 * the caller's.
 */
final readonly class Secret implements \JsonSerializable, \Stringable
{
    use NotSerialized;

    /** @internal */
    public object $handle;

    /** As the gateway's merchant page shows it; white space at its ends is refused. */
    public function __construct(#[\SensitiveParameter] string $secret)
    {
        $this->handle = Libraries::get()->secrets([$secret], false);
    }

    /** Byte by byte, for the rare secret that begins or ends with white space. */
    public static function exact(#[\SensitiveParameter] string ...$secrets): self
    {
        return self::made($secrets, true);
    }

    /** Several, the one that signs first. */
    public static function several(#[\SensitiveParameter] string ...$secrets): self
    {
        return self::made($secrets, false);
    }

    /**
     * What callers may pass as a secret.
     *
     * @internal
     * @param self|string|array<string> $secret
     */
    public static function of(#[\SensitiveParameter] self|string|array $secret): self
    {
        if (is_array($secret)) {
            foreach ($secret as $one) {
                // Only the type: a value may be a secret.
                is_string($one) || throw new \TypeError('a list of secrets holds texts, not ' . get_debug_type($one)
                    . '; several in one object are Secret::several(…)');
            }
            return self::made($secret, false);
        }
        return $secret instanceof self ? $secret : new self($secret);
    }

    /** @param array<string> $secrets */
    private static function made(#[\SensitiveParameter] array $secrets, bool $isExact): self
    {
        $self = (new \ReflectionClass(self::class))->newInstanceWithoutConstructor();
        $self->handle = Libraries::get()->secrets(array_values($secrets), $isExact);
        return $self;
    }

    /** The length of each, and 16 bits to tell two secrets apart. */
    public function __toString(): string
    {
        return 'Secret(' . implode('; ', Libraries::get()->secretFacts($this->handle)) . ')';
    }

    public function jsonSerialize(): string
    {
        return (string) $this;
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['facts' => (string) $this];
    }
}
