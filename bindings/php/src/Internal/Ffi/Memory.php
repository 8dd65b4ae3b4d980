<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use FFI\CData;
use FFI\CType;
use Paysign\Internal\Arrival;
use Paysign\Internal\Given;
use Paysign\Options;

/**
 * PHP's values as the library takes them, and back.
 *
 * @internal
 * @phpstan-import-type Facts from \Paysign\Internal\Failure
 * @phpstan-import-type Fields from \Paysign\Internal\Library
 */
final class Memory
{
    public const ROOM = 1024;

    /** @var array<string, CType> those that were asked for: to read a type costs more than most calls */
    private array $types = [];

    public function __construct(private readonly \FFI $ffi)
    {
    }

    /**
     * Room for a text, of `ROOM` bytes. It is made for each call, like all places: a signal's handler, or a
     * coroutine, may call in between.
     */
    public function room(): CData
    {
        return $this->place('char[' . self::ROOM . ']');
    }

    /** Where the length of a text is written. */
    public function len(): CData
    {
        return $this->place('size_t[1]');
    }

    /**
     * What is known of the error of a call that has failed. It is made once more, with room for the error:
     * nearly all calls succeed and need none. The exception is made by the caller, for PHP cannot print a
     * trace that holds the call: it would follow its pointers.
     *
     * @param \Closure(CData): int $call
     * @return Facts
     */
    public function factsOf(\Closure $call): array
    {
        $error = $this->place('paysign_error[1]');
        $call($error) !== 0 || throw new \LogicException('a call has failed and then succeeded');
        return $this->facts($error[0]);
    }

    /** A place of a type, filled with zeros. */
    public function place(string $type): CData
    {
        return $this->ffi->new($this->type($type)) ?? throw new \FFI\Exception("no memory for $type");
    }

    /** An array of so many of a type, filled with zeros; of one where none is needed. */
    public function places(string $type, int $count): CData
    {
        // Read each time: the types of `FFI::arrayType` are never freed.
        return $this->ffi->new($type . '[' . \max(1, $count) . ']') ?? throw new \FFI\Exception("no memory for $count of $type");
    }

    private function type(string $type): CType
    {
        return $this->types[$type] ??= $this->ffi->type($type) ?? throw new \FFI\Exception("$type is not a type");
    }

    public function came(Arrival $arrival): Came
    {
        [$headers, $memory] = $this->params($arrival->headers);
        $place = $this->place('paysign_arrival[1]');
        $place[0]->headers = \FFI::addr($headers[0]);
        $place[0]->header_count = \count($arrival->headers);
        $place[0]->has_now = (int) ($arrival->now !== null);
        $place[0]->now = $arrival->now ?? 0;
        return new Came($place, [$headers, $memory]);
    }

    /** An array of one: as long as it is held, the library may read it. */
    public function options(?Options $options): ?CData
    {
        if ($options === null) {
            return null;
        }
        $place = $this->place('paysign_options[1]');
        $this->ffi->paysign_options_default($place);
        foreach (Given::members($options) as $name => $value) {
            $place[0]->$name = $value;
        }
        return $place;
    }

    /**
     * Texts, one after another, and a pointer to where they are.
     *
     * @param list<string> $texts
     * @return array{CData, CData} the memory, which must be held, and its first byte
     */
    public function joined(#[\SensitiveParameter] array $texts): array
    {
        $joined = implode('', $texts);
        $memory = $this->places('char', strlen($joined));
        \FFI::memcpy($memory, $joined, strlen($joined));
        return [$memory, $this->ffi->cast('char *', \FFI::addr($memory)) ?? throw new \FFI\Exception('no pointer')];
    }

    /**
     * Texts as the library takes several.
     *
     * @param list<string> $texts
     * @return array{CData, CData} the pieces, and the memory that must be held
     */
    public function texts(#[\SensitiveParameter] array $texts): array
    {
        [$memory, $at] = $this->joined($texts);
        $pieces = $this->places('paysign_bytes', count($texts));
        foreach ($texts as $index => $text) {
            $pieces[$index]->data = $at;
            $pieces[$index]->len = strlen($text);
            $at += strlen($text);
        }
        return [$pieces, $memory];
    }

    /**
     * Names beyond a gateway's tables, or `null` where there are none.
     *
     * @param list<string> $shopNames
     * @param list<string> $addedNames
     * @return array{?CData, list<CData>} an array of one, and the memory that must be held
     */
    public function beyond(array $shopNames, array $addedNames): array
    {
        if ($shopNames === [] && $addedNames === []) {
            return [null, []];
        }
        [$shop, $shopMemory] = $this->texts($shopNames);
        [$added, $addedMemory] = $this->texts($addedNames);
        $beyond = $this->place('paysign_beyond[1]');
        $beyond[0]->shop_names = \FFI::addr($shop[0]);
        $beyond[0]->shop_name_count = count($shopNames);
        $beyond[0]->added_names = \FFI::addr($added[0]);
        $beyond[0]->added_name_count = count($addedNames);
        return [$beyond, [$shop, $shopMemory, $added, $addedMemory]];
    }

    /**
     * What is known of a message beside its scheme.
     *
     * @param list<array{int, string}> $roles
     * @param list<string> $paidValues
     * @return array{CData, list<CData>} an array of one, and the memory that must be held
     */
    public function description(array $roles, array $paidValues, string $ack): array
    {
        [$fields, $fieldMemory] = $this->texts(array_column($roles, 1));
        [$paid, $paidMemory] = $this->texts($paidValues);
        [$acks, $ackMemory] = $this->texts([$ack]);
        $given = $this->places('paysign_role_field', count($roles));
        foreach ($roles as $index => [$role]) {
            $given[$index]->role = $role;
            $given[$index]->field = $fields[$index];
        }
        $description = $this->place('paysign_description[1]');
        $description[0]->roles = \FFI::addr($given[0]);
        $description[0]->role_count = count($roles);
        $description[0]->paid_values = \FFI::addr($paid[0]);
        $description[0]->paid_value_count = count($paidValues);
        $description[0]->ack = $acks[0];
        return [$description, [$given, $fieldMemory, $paid, $paidMemory, $ackMemory]];
    }

    /**
     * What a diagnosis is told beside, or `null` where it is nothing.
     *
     * @param list<string> $also
     * @return array{?CData, list<CData>} an array of one, and the memory that must be held
     */
    public function context(array $also, ?string $lang): array
    {
        if ($also === [] && $lang === null) {
            return [null, []];
        }
        [$bodies, $memory] = $this->texts($also);
        [$langs, $langMemory] = $this->texts([(string) $lang]);
        $context = $this->place('paysign_context[1]');
        $context[0]->also = \FFI::addr($bodies[0]);
        $context[0]->also_count = count($also);
        if ($lang !== null) {
            $context[0]->lang = $langs[0];
        }
        return [$context, [$bodies, $memory, $langMemory]];
    }

    /**
     * Pairs as parameters.
     *
     * @param list<array{string, string}> $pairs
     * @return array{CData, CData} the parameters, and the memory that must be held
     */
    public function params(array $pairs): array
    {
        [$memory, $at] = $this->joined(array_merge(...$pairs));
        $params = $this->places('paysign_param', count($pairs));
        foreach ($pairs as $index => [$name, $value]) {
            $param = $params[$index];
            $param->name = $at;
            $param->name_len = strlen($name);
            $at += strlen($name);
            $param->value = $at;
            $param->value_len = strlen($value);
            $at += strlen($value);
        }
        return [$params, $memory];
    }

    /** What a `paysign_bytes` points to. */
    public function bytes(CData $bytes): string
    {
        return $bytes->len === 0 ? '' : \FFI::string($bytes->data, $bytes->len);
    }

    /** The same, or `null` where there is nothing. */
    public function bytesOrNull(CData $bytes): ?string
    {
        return $bytes->data === null ? null : $this->bytes($bytes);
    }

    /** @return Facts */
    public function facts(CData $error): array
    {
        return [
            'number' => $error->code,
            'message' => \FFI::string(\FFI::addr($error->message[0])),
            'field' => $error->field_len < 0 ? null : \FFI::string(\FFI::addr($error->field[0]), $error->field_len),
            'is_cut' => $error->field_is_cut === 1,
            'offset' => $error->offset < 0 ? null : $error->offset,
        ];
    }

    /**
     * A text of a function with `buffer`, `capacity` and `len`.
     *
     * @param \Closure(mixed...): int $write
     * @return string|int the text, or the number of the error
     */
    public function text(\Closure $write): string|int
    {
        [$room, $len] = [$this->room(), $this->len()];
        $code = $write($room, self::ROOM, $len);
        if ($code === 0) {
            return \FFI::string($room, $len[0]);
        }
        if ($code !== $this->ffi->PAYSIGN_CODE_BUFFER_TOO_SMALL) {
            return $code;
        }
        $needed = $len[0];
        $buffer = $this->places('char', $needed);
        $code = $write($buffer, $needed, $len);
        return $code === 0 ? \FFI::string($buffer, $needed) : $code;
    }

    /**
     * The fields of a function with `fields`, `field_capacity`, `field_count`, `buffer`, `capacity` and
     * `len`.
     *
     * @param \Closure(mixed...): int $write
     * @return Fields|int the fields, or the number of the error
     */
    public function fields(\Closure $write): array|int
    {
        [$count, $len] = [$this->place('size_t'), $this->place('size_t')];
        $code = $write(null, 0, \FFI::addr($count), null, 0, \FFI::addr($len));
        if ($code !== 0) {
            return $code;
        }
        $fields = $this->places('paysign_param', $count->cdata);
        $buffer = $this->places('char', $len->cdata);
        $code = $write($fields, $count->cdata, \FFI::addr($count), $buffer, $len->cdata, \FFI::addr($len));
        if ($code !== 0) {
            return $code;
        }
        $pairs = [];
        for ($at = 0; $at < $count->cdata; $at++) {
            $field = $fields[$at];
            $pairs[] = [
                $field->name_len === 0 ? '' : \FFI::string($field->name, $field->name_len),
                $field->value_len === 0 ? '' : \FFI::string($field->value, $field->value_len),
            ];
        }
        return $pairs;
    }
}
