<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\Fields;
use Paysign\Internal\Libraries;
use Paysign\Internal\Pairs;
use Paysign\Internal\Role;
use Paysign\Internal\Scale;
use Paysign\Internal\Verifier;

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

    /** What the library holds of the body, once something is asked for that needs it. */
    private object $handle;

    /**
     * @var array<string> the signed fields by their names: all of them are fetched in one call, when the
     *     first is asked for
     */
    private array $fields;

    /**
     * Made only by paysign, of a body that is verified.
     *
     * @internal
     * @param list<string> $told what came with the verdict: the order number, the acknowledgement, and the
     *     amount that `expect` agrees to, or nothing if it agrees to none; an empty list if it came alone
     */
    public function __construct(private ?Verifier $verifier, private string $body = '', private array $told = [])
    {
    }

    /**
     * The verdicts of a batch.
     *
     * @internal
     * @param list<string> $bodies
     * @param list<int> $codes what is known of each body, 0 if it is verified
     * @return list<self|Exception>
     */
    public static function each(Verifier $verifier, array $bodies, array $codes): array
    {
        $verdicts = [];
        // A copy of one without a body, which is then given one, costs two thirds of a new one.
        $blank = (new \ReflectionClass(self::class))->newInstanceWithoutConstructor();
        $blank->verifier = $verifier;
        $blank->told = [];
        foreach ($codes as $at => $code) {
            if ($code === 0) {
                $one = clone $blank;
                $one->body = $bodies[$at];
                $verdicts[] = $one;
            } else {
                $verdicts[] = self::refusal($verifier, $bodies[$at]);
            }
        }
        return $verdicts;
    }

    /** Why a body is not accepted. */
    private static function refusal(Verifier $verifier, string $body): Exception
    {
        try {
            $verifier->open($body);
        } catch (Exception $error) {
            return $error;
        }
        throw new \LogicException('a body of a batch was refused, and is accepted by itself');
    }

    /** Of what the library holds already. @internal */
    public static function ofHandle(object $handle): self
    {
        $self = new self(null);
        $self->handle = $handle;
        return $self;
    }

    private function handle(): object
    {
        return $this->handle ??= $this->verifier?->open($this->body)
            ?? throw new \LogicException('a message is verified by something, or of a handle');
    }

    /**
     * @return array<string> the signed fields by their names, in the body's order; PHP makes numbers of names
     *     that look like one
     */
    public function toArray(): array
    {
        return $this->fields ??= $this->verifier === null || isset($this->handle)
            ? Libraries::get()->fields($this->handle())
            : $this->verifier->read($this->body);
    }

    /** A signed field, or `null` where there is none. */
    public function get(string $name): ?string
    {
        $fields = $this->fields ?? $this->toArray();
        return $fields[$name] ?? ($this->verifier === null ? $this->inside($name) : null);
    }

    /** A field inside another: where the raw body is signed, `order.id` is the path to it. */
    private function inside(string $name): ?string
    {
        return \str_contains($name, '.') ? Libraries::get()->field($this->handle(), $name) : null;
    }

    /** A field that the signature does not cover: anyone can have put it there. `null` for a signed one. */
    public function unproved(string $name): ?string
    {
        return Libraries::get()->unproved($this->handle(), $name);
    }

    /** @return array<string> all fields that the signature does not cover */
    public function unprovedFields(): array
    {
        return Pairs::byName(Libraries::get()->unprovedFields($this->handle()));
    }

    /** What the message says about the payment. */
    public function status(): Status
    {
        return Status::ofNumber(Libraries::get()->status($this->handle()));
    }

    /**
     * Whether it says that it is paid. That it is your order and the right amount is another question:
     * `expect`.
     */
    public function isPaid(): bool
    {
        return Libraries::get()->isPaid($this->handle());
    }

    /** The body to answer with, so that the gateway stops repeating the notification. */
    public function ack(): string
    {
        return $this->told[1] ?? Libraries::get()->ack($this->handle());
    }

    /** Which of the secrets has signed it, the first one being 0. */
    public function secretIndex(): int
    {
        return Libraries::get()->secretIndex($this->handle());
    }

    /**
     * Throws unless the message says: this order, paid, and exactly this amount.
     *
     * @param string $amount a decimal in major units: `1.5` is `1.50`
     * @throws Exception\ExpectError which says what does not hold
     */
    public function expect(string $orderNo, string $amount): void
    {
        // The library has said beforehand what it agrees to.
        if ($this->told !== [] && $amount !== '' && $amount === $this->told[2] && $orderNo === $this->told[0]) {
            return;
        }
        // One call where it holds; what does not hold is asked for when it is wanted.
        if ($this->verifier === null || isset($this->handle) || !$this->verifier->meets($this->body, $orderNo, $amount)) {
            Libraries::get()->expect($this->handle(), $orderNo, $amount, null);
        }
    }

    /**
     * As `expect`, with the amount as a whole number of a unit of which `$scale` digits are after the point:
     * 2 for cents.
     *
     * @throws Exception\ExpectError which says what does not hold
     */
    public function expectMinor(string $orderNo, int $minor, int $scale): void
    {
        $minor >= 0 || throw new \ValueError('an amount is not negative');
        Libraries::get()->expect($this->handle(), $orderNo, $minor, Scale::checked($scale));
    }

    private function role(int $role): ?string
    {
        return $role === Role::ORDER_NO && $this->told !== []
            ? $this->told[0]
            : Libraries::get()->role($this->handle(), $role);
    }

    private function minor(int $role, int $scale): ?int
    {
        return Libraries::get()->minor($this->handle(), $role, $scale);
    }

    private function absence(string $name): string
    {
        return $this->unproved($name) === null ? "there is no field `$name`" : "`$name` is not signed: ask unproved()";
    }
}
