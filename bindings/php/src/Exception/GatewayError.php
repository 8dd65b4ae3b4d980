<?php

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The gateway answered with an error. */
final class GatewayError extends Exception
{
    public const CODE = 'gateway_error';

    /** The gateway's code, as it is in the answer. It comes from outside. */
    public readonly string $gatewayCode;
    /** What the vendor's page says about the code, where it lists it. */
    public readonly ?string $text;
    /** The gateway's own words in this answer. They come from outside. */
    public readonly ?string $said;

    /** @internal */
    public function with(string $gatewayCode, ?string $text, ?string $said): self
    {
        $this->gatewayCode = $gatewayCode;
        $this->text = $text;
        $this->said = $said;
        return $this;
    }
}
