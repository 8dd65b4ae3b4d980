<?php

declare(strict_types=1);

namespace Paysign\Internal;

/** Lists of texts as callers pass them. @internal */
final class Texts
{
    /**
     * @param array<mixed> $given
     * @return list<string>
     */
    public static function of(array $given, string $what): array
    {
        $texts = [];
        foreach ($given as $text) {
            $texts[] = \is_string($text) ? $text : throw new \TypeError("$what is a list of strings, with no " . \get_debug_type($text));
        }
        return $texts;
    }
}
