<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Options;

/** Options as the library takes them, by either way. @internal */
final class Given
{
    /**
     * In the order in which the extension reads them.
     *
     * @return array{?bool, ?int, ?int, ?int}
     */
    public static function listed(Options $options): array
    {
        return [$options->strict, $options->bodyLen, $options->fields, $options->depth];
    }

    /**
     * The members of the library's structure that are given.
     *
     * @return array<string, int>
     */
    public static function members(Options $options): array
    {
        $members = [];
        if ($options->strict !== null) {
            $members['lenient'] = (int) !$options->strict;
        }
        if ($options->bodyLen !== null) {
            $members['body_len'] = $options->bodyLen;
        }
        if ($options->fields !== null) {
            $members['fields'] = $options->fields;
        }
        if ($options->depth !== null) {
            $members['depth'] = $options->depth;
        }
        return $members;
    }
}
