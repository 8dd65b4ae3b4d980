<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\Fields;
use Paysign\Internal\Opener;
use Paysign\Internal\Pairs;

/**
 * An authentic message: read like an array, it holds what the signature covers, and nothing else.
 *
 * Authentic is not yet paid, and paid is not yet your order: see `expect`.
 *
 * @implements \ArrayAccess<string, string>
 * @implements \IteratorAggregate<string, string>
 */
final readonly class Verified implements \ArrayAccess, \Countable, \IteratorAggregate
{
    use Fields;

    /** What the library holds of the body; it is asked once, when something is asked for. */
    private object $handle;

    /** @internal Made by paysign alone. */
    public function __construct(private Opener $opener, private string $body, private ?Secret $secret, private ?Options $options)
    {
    }

    private function handle(): object
    {
        return $this->handle ??= $this->opener->open($this->body, $this->secret, $this->options);
    }

    /** @return array<string> the signed fields by their names; PHP makes numbers of names that look like one */
    public function toArray(): array
    {
        return Pairs::byName($this->opener->library()->fields($this->handle()));
    }

    /** A signed field, or `null` where there is none. */
    public function get(string $name): ?string
    {
        return $this->opener->library()->field($this->handle(), $name);
    }

    /** A field that the signature does not cover: anyone can have put it there. `null` for a signed one. */
    public function unproved(string $name): ?string
    {
        return $this->opener->library()->unproved($this->handle(), $name);
    }

    /** @return array<string> all fields that the signature does not cover */
    public function unprovedFields(): array
    {
        return Pairs::byName($this->opener->library()->unprovedFields($this->handle()));
    }

    /** What the message says about the payment. */
    public function status(): Status
    {
        return Status::ofNumber($this->opener->library()->status($this->handle()));
    }

    /** Whether it says that it is paid. That it is your order and the right amount is another question: `expect`. */
    public function isPaid(): bool
    {
        return $this->opener->library()->isPaid($this->handle());
    }

    /** The body to answer with, so that the gateway stops repeating the notification. */
    public function ack(): string
    {
        return $this->opener->library()->ack($this->handle());
    }

    /** Which of the secrets has signed it, the first one being 0. */
    public function secretIndex(): int
    {
        return $this->opener->library()->secretIndex($this->handle());
    }

    /**
     * Throws unless the message says: this order, paid, and exactly this amount.
     *
     * @param string $amount a decimal in major units: `1.5` is `1.50`
     * @throws Exception\ExpectError which says what does not hold
     */
    public function expect(string $orderNo, string $amount): void
    {
        $this->opener->library()->expect($this->handle(), $orderNo, $amount, null);
    }

    /**
     * As `expect`, with the amount as a whole number of a unit of which `$scale` digits stand behind the point: 2 for cents.
     *
     * @throws Exception\ExpectError which says what does not hold
     */
    public function expectMinor(string $orderNo, int $minor, int $scale): void
    {
        if ($minor < 0 || $scale < 0) {
            throw new \ValueError('neither an amount nor its scale is negative');
        }
        $this->opener->library()->expect($this->handle(), $orderNo, $minor, $scale);
    }

    private function role(int $role): ?string
    {
        return $this->opener->library()->role($this->handle(), $role);
    }

    private function minor(int $role, int $scale): int
    {
        return $this->opener->library()->minor($this->handle(), $role, $scale);
    }

    private function absence(string $name): string
    {
        return $this->unproved($name) === null ? "there is no field `$name`" : "`$name` is not signed: ask unproved()";
    }
}
