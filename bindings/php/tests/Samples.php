<?php

declare(strict_types=1);

namespace Paysign\Tests;

/** The vendor's worked example and a notification of it. */
final class Samples
{
    public const SECRET = '7a3b1053780db61ebd3d7123e1b8d6c4';
    public const ORDER = '20240125193935458';
    public const SIGNATURE = '5af4287ea6c3ab4505e9dc8d2e3a148c';
    public const PARAMS = [
        'pid' => '152787', 'type' => 'wxpay', 'out_trade_no' => self::ORDER, 'notify_url' => '1', 'return_url' => '2',
        'name' => '测试支付20240125193935458', 'money' => '0.1',
    ];
    public const BODY = 'pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay'
        . '&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS'
        . '&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5';
    /** Every field but `sign` is signed, and none is required. */
    public const SCHEME = 'fields all but sign; empty skip; null word; order name; pair name=value; separator "&"; secret append ""; digest md5; hex lower';
}
