<?php

declare(strict_types=1);

namespace Paysign\Internal;

/**
 * For what must not be written down: what holds a secret, and what is proved only in this process.
 * @internal
 */
trait NotSerialized
{
    public function __serialize(): never
    {
        throw new \LogicException(self::class . ' is not serialized: make it again from where its parts are kept');
    }

    /** @param array<mixed> $data */
    public function __unserialize(array $data): never
    {
        throw new \LogicException(self::class . ' is not unserialized');
    }
}
