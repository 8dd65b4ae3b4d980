<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\Fields;
use Paysign\Internal\Library;
use Paysign\Internal\Pairs;
use Paysign\Internal\Role;

/**
 * A gateway's answer that is not an error. Most are not signed: they are worth what the TLS connection is
 * worth that they came over.
 *
 * @implements \ArrayAccess<string, string>
 * @implements \IteratorAggregate<string, string>
 */
final readonly class Answer implements \ArrayAccess, \Countable, \IteratorAggregate
{
    use Fields;

    /** @internal Made only by paysign. */
    public function __construct(private Library $library, private object $handle)
    {
    }

    /**
     * @return array<string> the fields of the message's table; PHP makes numbers of names that look like one
     */
    public function toArray(): array
    {
        return Pairs::byName($this->library->answerFields($this->handle));
    }

    /** A field; one that is nested, by its path: `data.status`. */
    public function get(string $name): ?string
    {
        return $this->library->answerField($this->handle, $name);
    }

    /** Where the buyer pays: a URL, or the text of a QR code. */
    public function payUrl(): ?string
    {
        return $this->role(Role::PAY_URL);
    }

    /** Whether a signature was verified. */
    public function isProved(): bool
    {
        return $this->library->answerIsProved($this->handle);
    }

    /** What the answer says about the payment. */
    public function status(): Status
    {
        return Status::ofNumber($this->library->answerStatus($this->handle));
    }

    public function isPaid(): bool
    {
        return $this->status() === Status::Paid;
    }

    private function role(int $role): ?string
    {
        return $this->library->answerRole($this->handle, $role);
    }

    private function minor(int $role, int $scale): ?int
    {
        return $this->library->answerMinor($this->handle, $role, $scale);
    }
}
