"""The shop behind the examples: its account at the gateway, and its orders in a database."""

import os
import sqlite3
import threading

import paysign

merchant = paysign.Merchant("epay", "152787", os.environ["EPAY_KEY"], "https://pay.example.com")

_lock = threading.Lock()
_database = sqlite3.connect(os.environ.get("SHOP_DATABASE", ":memory:"), check_same_thread=False)
_database.executescript(
    """
    create table if not exists orders (order_no text primary key, amount text not null);
    create table if not exists payments (order_no text primary key references orders, trade_no text not null);
    insert or ignore into orders values ('20240125193935458', '0.10');
    """
)


def notified(raw: bytes) -> tuple[int, str]:
    """What to answer to a notification: status and body."""
    try:
        notice = merchant.notice(raw)
        with _lock, _database:
            query = "select amount from orders where order_no = ?"
            row = _database.execute(query, (notice.order_no,)).fetchone()
            if row is None:
                return 400, "no such order"
            notice.expect(str(notice.order_no), row[0])
            # The primary key sees to it that a repeated notification, or one at the same time, delivers
            # nothing again.
            insert = "insert or ignore into payments values (?, ?)"
            if _database.execute(insert, (notice.order_no, notice.trade_no)).rowcount:
                deliver(notice)
    except paysign.PaysignError as error:
        return 400, error.code
    return 200, notice.ack


def deliver(notice: paysign.Verified) -> None:
    """Send the goods: once for each payment."""
    print("delivered", notice.order_no, flush=True)
