"""What a message says by role, as one tuple."""

from decimal import Decimal
from typing import Literal, NamedTuple


class Facts(NamedTuple):
    """All that a verified message says by role: what its attributes of these names say."""

    order_no: str | bytes | None
    """The merchant's order number."""

    trade_no: str | bytes | None
    """The gateway's order number."""

    merchant_id: str | bytes | None
    """The merchant's number at the gateway."""

    status: Literal["paid", "partly_paid", "pending", "not_paid", "refunded", "closed", "unstated"]
    """What the message says about the payment."""

    paid_amount: Decimal | None
    """The amount that was really paid, in major units."""

    ordered_amount: Decimal | None
    """The amount that was ordered, in major units."""
