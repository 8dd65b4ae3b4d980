<?php

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Exception;

/** An error of which only the code is known. @internal */
final class Failure
{
    public static function ofCode(int $number): Exception
    {
        $message = Libraries::get()->errorText($number);
        return Exception::of(['number' => $number, 'message' => $message, 'field' => null, 'is_cut' => false, 'offset' => null]);
    }
}
