<?php

declare(strict_types=1);

/**
 * The shop behind the example, with a folder in place of a database: `orders/NUMBER` holds an amount,
 * `paid/NUMBER` is a delivery.
 */
final class Shop
{
    public function __construct(private readonly string $folder)
    {
    }

    /**
     * What an order costs; an exception that is none of paysign's, and so a 500, if there is no such order.
     */
    public function amountOf(string $orderNo): string
    {
        $file = "$this->folder/orders/$orderNo";
        if (!preg_match('~\A\w+\z~', $orderNo) || !is_file($file)) {
            throw new RuntimeException('no such order');
        }
        return (string) file_get_contents($file);
    }

    /**
     * Sends the goods, once for each order: the file can be made by one of several requests at the same time.
     */
    public function deliver(string $orderNo): void
    {
        $made = @fopen("$this->folder/paid/$orderNo", 'x');
        if ($made !== false) {
            file_put_contents("$this->folder/delivered", "$orderNo\n", FILE_APPEND | LOCK_EX);
        }
    }
}
