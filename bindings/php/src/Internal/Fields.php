<?php

declare(strict_types=1);

namespace Paysign\Internal;

/**
 * What a message and an answer have in common: fields that are read like an array, and what they are for.
 *
 * A value is the decoded bytes of the message, not always UTF-8.
 *
 * @internal
 */
trait Fields
{
    use NotSerialized;

    /** @return array<string> the fields by their names; PHP makes numbers of names that look like one */
    abstract public function toArray(): array;

    /** A field, or `null` where there is none. */
    abstract public function get(string $name): ?string;

    /** What the field with a role says. */
    abstract private function role(int $role): ?string;

    /** An amount as a whole number of a unit. */
    abstract private function minor(int $role, int $scale): ?int;

    public function has(string $name): bool
    {
        return $this->get($name) !== null;
    }

    /** The merchant's order number. */
    public function orderNo(): ?string
    {
        return $this->role(Role::ORDER_NO);
    }

    /** The gateway's order number. */
    public function tradeNo(): ?string
    {
        return $this->role(Role::TRADE_NO);
    }

    /**
     * The amount that was ordered: a decimal in major units, `1.5`.
     *
     * @throws \Paysign\Exception\InvalidAmount if it is none
     */
    public function orderedAmount(): ?string
    {
        return $this->role(Role::ORDERED_AMOUNT);
    }

    /**
     * The amount that was really paid: a decimal in major units, `1.5`.
     *
     * @throws \Paysign\Exception\InvalidAmount if it is none
     */
    public function paidAmount(): ?string
    {
        return $this->role(Role::PAID_AMOUNT);
    }

    /**
     * The amount that was ordered, as a whole number of a unit of which `$scale` digits are after the point:
     * 2 for cents. `null` where there is no such amount.
     *
     * @throws \Paysign\Exception\NotWhole if it is not a whole number of them
     * @throws \Paysign\Exception\InvalidAmount if it is none, or greater than `PHP_INT_MAX` of them
     */
    public function orderedAmountMinor(int $scale): ?int
    {
        return $this->minor(Role::ORDERED_AMOUNT, Scale::checked($scale));
    }

    /**
     * The amount that was really paid, as a whole number of a unit of which `$scale` digits are after the
     * point: 2 for cents. `null` where there is no such amount.
     *
     * @throws \Paysign\Exception\NotWhole if it is not a whole number of them
     * @throws \Paysign\Exception\InvalidAmount if it is none, or greater than `PHP_INT_MAX` of them
     */
    public function paidAmountMinor(int $scale): ?int
    {
        return $this->minor(Role::PAID_AMOUNT, Scale::checked($scale));
    }

    public function offsetExists(mixed $offset): bool
    {
        return (\is_string($offset) || \is_int($offset)) && $this->has((string) $offset);
    }

    /** Unlike `get`, it throws where there is no such field. */
    public function offsetGet(mixed $offset): string
    {
        if (!\is_string($offset) && !\is_int($offset)) {
            throw new \TypeError('the name of a field is a string, not ' . get_debug_type($offset));
        }
        return $this->get((string) $offset) ?? throw new \OutOfBoundsException($this->absence((string) $offset));
    }

    private function absence(string $name): string
    {
        return "there is no field `$name`";
    }

    public function offsetSet(mixed $offset, mixed $value): never
    {
        throw new \LogicException('what the gateway has sent cannot be changed');
    }

    public function offsetUnset(mixed $offset): never
    {
        throw new \LogicException('what the gateway has sent cannot be changed');
    }

    public function count(): int
    {
        return count($this->toArray());
    }

    /** @return \Generator<string, string> in the body's order */
    public function getIterator(): \Generator
    {
        foreach ($this->toArray() as $name => $value) {
            yield (string) $name => $value;
        }
    }

    /** Names only: values are the shop's customers' business. @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['fields' => array_map(strval(...), array_keys($this->toArray()))];
    }
}
