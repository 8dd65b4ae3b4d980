<?php

declare(strict_types=1);

namespace Paysign\Internal;

/** Parameters as callers pass them, as pairs of texts. @internal */
final class Params
{
    /**
     * @param iterable<mixed> $params
     * @return list<array{string, string}>
     */
    public static function of(iterable $params): array
    {
        $pairs = [];
        foreach ($params as $name => $value) {
            // A generator may yield any key, an array makes numbers of names that look like one.
            if (is_int($name) && is_array($value)) {
                $pairs[] = self::pair($value);
            } elseif (!is_string($name) && !is_int($name)) {
                throw new \TypeError('the name of a field is a string, not ' . get_debug_type($name));
            } elseif (is_string($value)) {
                $pairs[] = [(string) $name, $value];
            } else {
                throw self::noText((string) $name, $value);
            }
        }
        if (is_array($params) && $params !== [] && array_is_list($params) && !is_array($params[0])) {
            throw new \TypeError('parameters are texts by their names, or a list of pairs [name, value], not a list of texts');
        }
        return $pairs;
    }

    /**
     * @param array<mixed> $pair
     * @return array{string, string}
     */
    private static function pair(array $pair): array
    {
        if (array_keys($pair) !== [0, 1] || !is_string($pair[0])) {
            throw new \TypeError('parameters in a list are pairs [name, value], with a string as the name');
        }
        return is_string($pair[1]) ? [$pair[0], $pair[1]] : throw self::noText($pair[0], $pair[1]);
    }

    /** Which of its texts the gateway is to see, only the shop knows. */
    private static function noText(string $name, mixed $value): \TypeError
    {
        $hint = match (true) {
            $value === null => 'leave the field out, or give an empty string',
            is_float($value) => "write the amount as text, such as '0.10'; a float would become '0.1'",
            is_bool($value) => "write the text that the gateway's page asks for",
            default => 'write the text that the gateway is to see, since exactly that text is signed',
        };
        return new \TypeError("the value of `$name` is of the type " . get_debug_type($value) . ", not a string: $hint");
    }
}
