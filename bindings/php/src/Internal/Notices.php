<?php

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Options;
use Paysign\Secret;
use Paysign\Verified;

/** What an account verifies. @internal */
final readonly class Notices implements Opener
{
    /** @param ?string $message the message's name; `null` for the notification */
    public function __construct(private Library $library, private object $merchant, private ?string $message)
    {
    }

    public function verify(string $raw): Verified
    {
        $this->open($raw, null, null);
        return new Verified($this, $raw, null, null);
    }

    /** By the secrets and options of the account. */
    public function open(string $body, #[\SensitiveParameter] ?Secret $secret, ?Options $options): object
    {
        return $this->library->notice($this->merchant, $this->message, $body);
    }

    public function library(): Library
    {
        return $this->library;
    }
}
