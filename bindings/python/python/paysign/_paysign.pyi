# Written by `cargo xtask generate`; do not edit. The rest is in bindings/python/stubs.

from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, Sequence, ValuesView
from decimal import Decimal
from typing import Final, Generic, Literal, NoReturn, TypeAlias, TypeVar, final, overload
from typing_extensions import Self

from .errors import PaysignError
from .messages import (
    EpayCode200Id,
    EpayCode200Notify,
    EpayCode200Pay,
    EpayCode200PayRequest,
    EpayCode200Return,
    EpayId,
    EpayNotify,
    EpayPay,
    EpayPayRequest,
    EpayReturn,
    EpaySubmit,
    EpaySubmitRequest,
    EpusdtBepusdtCancel,
    EpusdtBepusdtCancelRequest,
    EpusdtBepusdtId,
    EpusdtBepusdtNotify,
    EpusdtBepusdtPay,
    EpusdtBepusdtPayRequest,
    EpusdtHmacId,
    EpusdtHmacNotify,
    EpusdtHmacPay,
    EpusdtHmacPayRequest,
    EpusdtId,
    EpusdtNotify,
    EpusdtPay,
    EpusdtPayRequest,
    GatewayId,
    MessageId,
    MypaynzCheck,
    MypaynzCheckRequest,
    MypaynzId,
    MypaynzNotify,
    MypaynzOnline,
    MypaynzOnlineRequest,
    MypaynzOrderStatus,
    MypaynzOrderStatusRequest,
    MypaynzPay,
    MypaynzPayRequest,
    MypaynzRefund,
    MypaynzRefundRequest,
    MypaynzV3Payment,
    MypaynzV3PaymentRequest,
    MypaynzV3Query,
    MypaynzV3QueryRequest,
    MypaynzV3Refund,
    MypaynzV3RefundRequest,
    PayindexId,
    PayindexLongOrderidId,
    PayindexLongOrderidPay,
    PayindexLongOrderidPayRequest,
    PayindexLongOrderidQuery,
    PayindexLongOrderidQueryRequest,
    PayindexNotify,
    PayindexPay,
    PayindexPayRequest,
    PayindexPayout,
    PayindexPayoutRequest,
    PayindexQuery,
    PayindexQueryAnswer,
    PayindexQueryRequest,
    PayproId,
    PayproNotify,
    PayproPay,
    PayproPayRequest,
)
from .tables import Gateway as _Tables
__version__: Final[str]
__all__ = [
    "Answer",
    "Cause",
    "Diagnosis",
    "Evidence",
    "Explanation",
    "Finding",
    "Gateway",
    "Limits",
    "Merchant",
    "Request",
    "Scheme",
    "Secret",
    "Signed",
    "Verified",
    "__version__",
    "answer",
    "diagnose",
    "diagnose_document",
    "explain",
    "sign",
    "tables",
    "verify",
    "verify_batch",
]

_Body: TypeAlias = bytes | bytearray | memoryview | str
_Secret: TypeAlias = Secret | str | bytes
_Secrets: TypeAlias = _Secret | Sequence[_Secret]
_Lang: TypeAlias = Literal["en", "zh"]
_Pairs: TypeAlias = Iterable[tuple[str, str]]
_Headers: TypeAlias = Mapping[str, str] | Iterable[tuple[str | bytes, str | bytes]]
_Role: TypeAlias = Literal[
    "order_no",
    "trade_no",
    "ordered_amount",
    "paid_amount",
    "pay_url",
    "merchant_id",
    "status",
    "error_text",
]
_Status: TypeAlias = Literal["paid", "partly_paid", "pending", "not_paid", "refunded", "closed", "unstated"]
_G = TypeVar("_G", bound=str)
_T = TypeVar("_T")

@overload
def verify(
    gateway: GatewayId,
    message: MessageId,
    body: _Body,
    secret: _Secrets,
    *,
    headers: _Headers | None = None,
    now: float | None = None,
    strict: bool = True,
    limits: Limits | None = None,
    shop_names: Sequence[str] = (),
    added_names: Sequence[str] = (),
) -> Verified: ...
@overload
def verify(
    gateway: Gateway,
    message: str,
    body: _Body,
    secret: _Secrets,
    *,
    headers: _Headers | None = None,
    now: float | None = None,
    strict: bool = True,
    limits: Limits | None = None,
    shop_names: Sequence[str] = (),
    added_names: Sequence[str] = (),
) -> Verified: ...
@overload
def verify(
    gateway: Scheme,
    message: None,
    body: _Body,
    secret: _Secrets,
    *,
    headers: _Headers | None = None,
    now: float | None = None,
    strict: bool = True,
    limits: Limits | None = None,
) -> Verified: ...

@overload
def verify_batch(
    gateway: GatewayId,
    message: MessageId,
    bodies: Iterable[_Body],
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
    shop_names: Sequence[str] = (),
    added_names: Sequence[str] = (),
) -> list[Verified | PaysignError]: ...
@overload
def verify_batch(
    gateway: Gateway,
    message: str,
    bodies: Iterable[_Body],
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
    shop_names: Sequence[str] = (),
    added_names: Sequence[str] = (),
) -> list[Verified | PaysignError]: ...
@overload
def verify_batch(
    gateway: Scheme,
    message: None,
    bodies: Iterable[_Body],
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> list[Verified | PaysignError]: ...

@overload
def sign(
    gateway: EpayId,
    message: Literal["pay", "standard_pay"],
    params: EpayPay,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpayId,
    message: Literal["submit"],
    params: EpaySubmit,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpayId,
    message: Literal["notify"],
    params: EpayNotify,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpayId,
    message: Literal["return"],
    params: EpayReturn,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpayCode200Id,
    message: Literal["pay"],
    params: EpayCode200Pay,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpayCode200Id,
    message: Literal["submit"],
    params: EpaySubmit,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpayCode200Id,
    message: Literal["notify"],
    params: EpayCode200Notify,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpayCode200Id,
    message: Literal["return"],
    params: EpayCode200Return,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayindexId,
    message: Literal["pay"],
    params: PayindexPay,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayindexId,
    message: Literal["notify"],
    params: PayindexNotify,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayindexId,
    message: Literal["query"],
    params: PayindexQuery,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayindexId,
    message: Literal["query_answer"],
    params: PayindexQueryAnswer,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayindexId,
    message: Literal["payout"],
    params: PayindexPayout,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayindexLongOrderidId,
    message: Literal["pay"],
    params: PayindexLongOrderidPay,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayindexLongOrderidId,
    message: Literal["notify"],
    params: PayindexNotify,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayindexLongOrderidId,
    message: Literal["query"],
    params: PayindexLongOrderidQuery,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayindexLongOrderidId,
    message: Literal["query_answer"],
    params: PayindexQueryAnswer,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayindexLongOrderidId,
    message: Literal["payout"],
    params: PayindexPayout,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: MypaynzId,
    message: Literal["pay"],
    params: MypaynzPay,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: MypaynzId,
    message: Literal["check"],
    params: MypaynzCheck,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: MypaynzId,
    message: Literal["online"],
    params: MypaynzOnline,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: MypaynzId,
    message: Literal["refund"],
    params: MypaynzRefund,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: MypaynzId,
    message: Literal["order_status"],
    params: MypaynzOrderStatus,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: MypaynzId,
    message: Literal["notify"],
    params: MypaynzNotify,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: MypaynzId,
    message: Literal["v3_payment"],
    params: MypaynzV3Payment,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: MypaynzId,
    message: Literal["v3_refund"],
    params: MypaynzV3Refund,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: MypaynzId,
    message: Literal["v3_query"],
    params: MypaynzV3Query,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayproId,
    message: Literal["pay"],
    params: PayproPay,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: PayproId,
    message: Literal["notify"],
    params: PayproNotify,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpusdtId,
    message: Literal["pay"],
    params: EpusdtPay,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpusdtId,
    message: Literal["notify"],
    params: EpusdtNotify,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpusdtHmacId,
    message: Literal["pay"],
    params: EpusdtHmacPay,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpusdtHmacId,
    message: Literal["notify"],
    params: EpusdtHmacNotify,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpusdtBepusdtId,
    message: Literal["pay"],
    params: EpusdtBepusdtPay,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpusdtBepusdtId,
    message: Literal["notify"],
    params: EpusdtBepusdtNotify,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: EpusdtBepusdtId,
    message: Literal["cancel"],
    params: EpusdtBepusdtCancel,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: GatewayId,
    message: MessageId,
    params: _Pairs,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: Gateway,
    message: str,
    params: Mapping[str, object] | _Pairs,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...
@overload
def sign(
    gateway: Scheme,
    message: None,
    params: Mapping[str, str] | _Pairs,
    secret: _Secrets,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Signed: ...

@overload
def explain(
    gateway: GatewayId,
    message: MessageId,
    body: _Body,
    secret: _Secrets | None = None,
    *,
    strict: bool = True,
    limits: Limits | None = None,
    shop_names: Sequence[str] = (),
    added_names: Sequence[str] = (),
) -> Explanation: ...
@overload
def explain(
    gateway: Gateway,
    message: str,
    body: _Body,
    secret: _Secrets | None = None,
    *,
    strict: bool = True,
    limits: Limits | None = None,
    shop_names: Sequence[str] = (),
    added_names: Sequence[str] = (),
) -> Explanation: ...
@overload
def explain(
    gateway: Scheme,
    message: None,
    body: _Body,
    secret: _Secrets | None = None,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Explanation: ...

@overload
def diagnose(
    gateway: GatewayId,
    message: MessageId,
    body: _Body,
    secret: _Secrets,
    *,
    other_secrets: _Secrets | None = None,
    also: _Body | Sequence[_Body] | None = None,
    lang: _Lang | None = None,
    strict: bool = True,
    limits: Limits | None = None,
    shop_names: Sequence[str] = (),
    added_names: Sequence[str] = (),
) -> Diagnosis: ...
@overload
def diagnose(
    gateway: Gateway,
    message: str,
    body: _Body,
    secret: _Secrets,
    *,
    other_secrets: _Secrets | None = None,
    also: _Body | Sequence[_Body] | None = None,
    lang: _Lang | None = None,
    strict: bool = True,
    limits: Limits | None = None,
    shop_names: Sequence[str] = (),
    added_names: Sequence[str] = (),
) -> Diagnosis: ...
@overload
def diagnose(
    gateway: Scheme,
    message: None,
    body: _Body,
    secret: _Secrets,
    *,
    other_secrets: _Secrets | None = None,
    also: _Body | Sequence[_Body] | None = None,
    lang: _Lang | None = None,
    strict: bool = True,
    limits: Limits | None = None,
) -> Diagnosis: ...

@overload
def diagnose_document(
    gateway: GatewayId,
    message: MessageId,
    params: Mapping[str, str] | _Pairs,
    signature: str,
    secret: _Secrets,
    *,
    other_secrets: _Secrets | None = None,
    also: _Body | Sequence[_Body] | None = None,
    lang: _Lang | None = None,
) -> Diagnosis: ...
@overload
def diagnose_document(
    gateway: Gateway,
    message: str,
    params: Mapping[str, str] | _Pairs,
    signature: str,
    secret: _Secrets,
    *,
    other_secrets: _Secrets | None = None,
    also: _Body | Sequence[_Body] | None = None,
    lang: _Lang | None = None,
) -> Diagnosis: ...
@overload
def diagnose_document(
    gateway: Scheme,
    message: None,
    params: Mapping[str, str] | _Pairs,
    signature: str,
    secret: _Secrets,
    *,
    other_secrets: _Secrets | None = None,
    also: _Body | Sequence[_Body] | None = None,
    lang: _Lang | None = None,
) -> Diagnosis: ...

@overload
def answer(
    gateway: GatewayId,
    message: MessageId,
    body: _Body,
    secret: _Secrets | None = None,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Answer: ...
@overload
def answer(
    gateway: Gateway,
    message: str,
    body: _Body,
    secret: _Secrets | None = None,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Answer: ...
@overload
def answer(
    gateway: Scheme,
    message: None,
    body: _Body,
    secret: _Secrets | None = None,
    *,
    strict: bool = True,
    limits: Limits | None = None,
) -> Answer: ...

def tables() -> str: ...

@final
class Limits:
    def __new__(
        cls,
        *,
        body_len: int | None = None,
        fields: int | None = None,
        depth: int | None = None,
    ) -> Self: ...
    @property
    def body_len(self) -> int: ...
    @property
    def fields(self) -> int: ...
    @property
    def depth(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...

@final
class Secret:
    def __new__(cls, value: str | bytes) -> Self: ...
    @staticmethod
    def exact(value: str | bytes) -> Secret: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, _memo: object) -> Self: ...
    @staticmethod
    def __reduce__() -> NoReturn: ...  # pyright: ignore[reportIncompatibleMethodOverride]

@final
class Verified(Mapping[str | bytes, str | bytes]):
    def __getitem__(self, key: str | bytes, /) -> str | bytes: ...
    def __contains__(self, key: object, /) -> bool: ...
    def __iter__(self) -> Iterator[str | bytes]: ...
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    @overload
    def get(self, key: str | bytes, /, default: None = None) -> str | bytes | None: ...
    @overload
    def get(self, key: str | bytes, /, default: str | bytes | _T) -> str | bytes | _T: ...
    def keys(self) -> KeysView[str | bytes]: ...
    def items(self) -> ItemsView[str | bytes, str | bytes]: ...
    def values(self) -> ValuesView[str | bytes]: ...
    def as_dict(self) -> dict[str | bytes, str | bytes]: ...
    def unproved(self, name: str | bytes) -> str | bytes | None: ...
    def unproved_fields(self) -> dict[str | bytes, str | bytes]: ...
    @property
    def order_no(self) -> str | bytes | None: ...
    @property
    def trade_no(self) -> str | bytes | None: ...
    @property
    def ordered_amount(self) -> Decimal | None: ...
    @property
    def paid_amount(self) -> Decimal | None: ...
    def ordered_amount_minor(self, scale: int) -> int | None: ...
    def paid_amount_minor(self, scale: int) -> int | None: ...
    @property
    def status(self) -> _Status: ...
    @property
    def is_paid(self) -> bool: ...
    @property
    def ack(self) -> str: ...
    @property
    def secret_index(self) -> int: ...
    @property
    def gateway(self) -> str | None: ...
    @property
    def message(self) -> str | None: ...
    def expect(self, order_no: str, amount: Decimal | str | int) -> None: ...
    def expect_minor(self, order_no: str, minor: int, scale: int) -> None: ...

@final
class Answer(Mapping[str, str | bytes]):
    def __getitem__(self, key: str, /) -> str | bytes: ...
    def __contains__(self, key: object, /) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    @overload
    def get(self, key: str, /, default: None = None) -> str | bytes | None: ...
    @overload
    def get(self, key: str, /, default: str | bytes | _T) -> str | bytes | _T: ...
    def keys(self) -> KeysView[str]: ...
    def items(self) -> ItemsView[str, str | bytes]: ...
    def values(self) -> ValuesView[str | bytes]: ...
    def as_dict(self) -> dict[str, str | bytes]: ...
    @property
    def is_proved(self) -> bool: ...
    @property
    def message(self) -> str | None: ...
    @property
    def order_no(self) -> str | bytes | None: ...
    @property
    def trade_no(self) -> str | bytes | None: ...
    @property
    def pay_url(self) -> str | bytes | None: ...
    @property
    def ordered_amount(self) -> Decimal | None: ...
    @property
    def paid_amount(self) -> Decimal | None: ...
    def ordered_amount_minor(self, scale: int) -> int | None: ...
    def paid_amount_minor(self, scale: int) -> int | None: ...
    @property
    def status(self) -> _Status: ...
    @property
    def is_paid(self) -> bool: ...

@final
class Signed(Mapping[str, str]):
    def __getitem__(self, key: str, /) -> str: ...
    def __contains__(self, key: object, /) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    @overload
    def get(self, key: str, /, default: None = None) -> str | None: ...
    @overload
    def get(self, key: str, /, default: str | _T) -> str | _T: ...
    def keys(self) -> KeysView[str]: ...
    def items(self) -> ItemsView[str, str]: ...
    def values(self) -> ValuesView[str]: ...
    def as_dict(self) -> dict[str, str]: ...
    @property
    def signature(self) -> str: ...
    @property
    def signature_field(self) -> str: ...
    @property
    def body(self) -> str: ...

@final
class Explanation:
    @property
    def canonical(self) -> bytes: ...
    @property
    def included(self) -> tuple[str | bytes, ...]: ...
    @property
    def left_out(self) -> dict[str | bytes, Literal["signature", "excluded", "unsigned", "empty", "shop"]]: ...
    @property
    def is_valid(self) -> bool: ...
    @property
    def secret_index(self) -> int | None: ...
    @property
    def error(self) -> PaysignError | None: ...

@final
class Diagnosis:
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def is_valid(self) -> bool: ...
    @property
    def secret_index(self) -> int | None: ...
    @property
    def error(self) -> PaysignError | None: ...
    @property
    def is_complete(self) -> bool: ...

@final
class Finding:
    @property
    def is_certain(self) -> bool: ...
    @property
    def reason(self) -> str: ...
    @property
    def causes(self) -> tuple[Cause, ...]: ...
    @property
    def signed(self) -> bytes | None: ...

@final
class Cause:
    @property
    def code(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def cure(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...
    @property
    def look_for(self) -> tuple[tuple[str, str], ...]: ...

@final
class Evidence:
    @property
    def field(self) -> str | bytes | None: ...
    @property
    def offset(self) -> int | None: ...
    @property
    def here(self) -> str | bytes | None: ...
    @property
    def signed(self) -> str | bytes | None: ...

@final
class Gateway:
    @staticmethod
    def parse(text: str) -> Gateway: ...
    def variant(self, name: str) -> Gateway: ...
    @property
    def id(self) -> str: ...
    @property
    def tables(self) -> _Tables: ...

@final
class Scheme:
    @staticmethod
    def parse(
        text: str,
        *,
        wire: Literal["form", "json", "xml", "multipart"],
        sign_field: str | None = None,
        roles: Mapping[_Role, str] | None = None,
        paid_values: Sequence[str] = (),
        ack: str = "",
        shop_names: Sequence[str] = (),
        added_names: Sequence[str] = (),
    ) -> Scheme: ...
    def verify(
        self,
        body: _Body,
        secret: _Secrets,
        *,
        headers: _Headers | None = None,
        now: float | None = None,
        strict: bool = True,
        limits: Limits | None = None,
    ) -> Verified: ...
    def verify_batch(
        self,
        bodies: Iterable[_Body],
        secret: _Secrets,
        *,
        strict: bool = True,
        limits: Limits | None = None,
    ) -> list[Verified | PaysignError]: ...
    def sign(
        self,
        params: Mapping[str, str] | _Pairs,
        secret: _Secrets,
        *,
        strict: bool = True,
        limits: Limits | None = None,
    ) -> Signed: ...
    def explain(
        self,
        body: _Body,
        secret: _Secrets | None = None,
        *,
        strict: bool = True,
        limits: Limits | None = None,
    ) -> Explanation: ...
    def diagnose(
        self,
        body: _Body,
        secret: _Secrets,
        *,
        other_secrets: _Secrets | None = None,
        also: _Body | Sequence[_Body] | None = None,
        lang: _Lang | None = None,
        strict: bool = True,
        limits: Limits | None = None,
    ) -> Diagnosis: ...
    def diagnose_document(
        self,
        params: Mapping[str, str] | _Pairs,
        signature: str,
        secret: _Secrets,
        *,
        other_secrets: _Secrets | None = None,
        also: _Body | Sequence[_Body] | None = None,
        lang: _Lang | None = None,
    ) -> Diagnosis: ...
    def answer(
        self,
        body: _Body,
        secret: _Secrets | None = None,
        *,
        strict: bool = True,
        limits: Limits | None = None,
    ) -> Answer: ...
    def sign_body(
        self,
        body: _Body,
        secret: _Secrets,
        *,
        headers: _Headers | None = None,
        now: float | None = None,
    ) -> dict[str, str]: ...
    @property
    def sign_field(self) -> str: ...
    @property
    def wire(self) -> Literal["form", "json", "xml", "multipart"]: ...

@final
class Request:
    @property
    def method(self) -> Literal["GET", "POST"]: ...
    @property
    def url(self) -> str: ...
    @property
    def headers(self) -> dict[str, str]: ...
    @property
    def body(self) -> bytes: ...

@final
class Merchant(Generic[_G]):
    @overload
    def __new__(  # pyright: ignore[reportOverlappingOverload]
        cls,
        gateway: EpayId,
        merchant_id: str,
        secret: _Secrets,
        base_url: str,
        *,
        strict: bool = True,
        limits: Limits | None = None,
        shop_names: Sequence[str] = (),
        added_names: Sequence[str] = (),
    ) -> Merchant[EpayId]: ...
    @overload
    def __new__(  # pyright: ignore[reportOverlappingOverload]
        cls,
        gateway: EpayCode200Id,
        merchant_id: str,
        secret: _Secrets,
        base_url: str,
        *,
        strict: bool = True,
        limits: Limits | None = None,
        shop_names: Sequence[str] = (),
        added_names: Sequence[str] = (),
    ) -> Merchant[EpayCode200Id]: ...
    @overload
    def __new__(  # pyright: ignore[reportOverlappingOverload]
        cls,
        gateway: PayindexId,
        merchant_id: str,
        secret: _Secrets,
        base_url: str,
        *,
        strict: bool = True,
        limits: Limits | None = None,
        shop_names: Sequence[str] = (),
        added_names: Sequence[str] = (),
    ) -> Merchant[PayindexId]: ...
    @overload
    def __new__(  # pyright: ignore[reportOverlappingOverload]
        cls,
        gateway: PayindexLongOrderidId,
        merchant_id: str,
        secret: _Secrets,
        base_url: str,
        *,
        strict: bool = True,
        limits: Limits | None = None,
        shop_names: Sequence[str] = (),
        added_names: Sequence[str] = (),
    ) -> Merchant[PayindexLongOrderidId]: ...
    @overload
    def __new__(  # pyright: ignore[reportOverlappingOverload]
        cls,
        gateway: MypaynzId,
        merchant_id: str,
        secret: _Secrets,
        base_url: str,
        *,
        strict: bool = True,
        limits: Limits | None = None,
        shop_names: Sequence[str] = (),
        added_names: Sequence[str] = (),
    ) -> Merchant[MypaynzId]: ...
    @overload
    def __new__(  # pyright: ignore[reportOverlappingOverload]
        cls,
        gateway: PayproId,
        merchant_id: str,
        secret: _Secrets,
        base_url: str,
        *,
        strict: bool = True,
        limits: Limits | None = None,
        shop_names: Sequence[str] = (),
        added_names: Sequence[str] = (),
    ) -> Merchant[PayproId]: ...
    @overload
    def __new__(  # pyright: ignore[reportOverlappingOverload]
        cls,
        gateway: EpusdtId,
        merchant_id: str,
        secret: _Secrets,
        base_url: str,
        *,
        strict: bool = True,
        limits: Limits | None = None,
        shop_names: Sequence[str] = (),
        added_names: Sequence[str] = (),
    ) -> Merchant[EpusdtId]: ...
    @overload
    def __new__(  # pyright: ignore[reportOverlappingOverload]
        cls,
        gateway: EpusdtHmacId,
        merchant_id: str,
        secret: _Secrets,
        base_url: str,
        *,
        strict: bool = True,
        limits: Limits | None = None,
        shop_names: Sequence[str] = (),
        added_names: Sequence[str] = (),
    ) -> Merchant[EpusdtHmacId]: ...
    @overload
    def __new__(  # pyright: ignore[reportOverlappingOverload]
        cls,
        gateway: EpusdtBepusdtId,
        merchant_id: str,
        secret: _Secrets,
        base_url: str,
        *,
        strict: bool = True,
        limits: Limits | None = None,
        shop_names: Sequence[str] = (),
        added_names: Sequence[str] = (),
    ) -> Merchant[EpusdtBepusdtId]: ...
    @overload
    def __new__(
        cls,
        gateway: str | Gateway,
        merchant_id: str,
        secret: _Secrets,
        base_url: str,
        *,
        strict: bool = True,
        limits: Limits | None = None,
        shop_names: Sequence[str] = (),
        added_names: Sequence[str] = (),
    ) -> Merchant[str]: ...
    @overload
    def request(self: Merchant[EpayId], message: Literal["pay", "standard_pay"], params: EpayPayRequest) -> Request: ...
    @overload
    def request(self: Merchant[EpayId], message: Literal["submit"], params: EpaySubmitRequest) -> Request: ...
    @overload
    def request(self: Merchant[EpayCode200Id], message: Literal["pay"], params: EpayCode200PayRequest) -> Request: ...
    @overload
    def request(self: Merchant[EpayCode200Id], message: Literal["submit"], params: EpaySubmitRequest) -> Request: ...
    @overload
    def request(self: Merchant[PayindexId], message: Literal["pay"], params: PayindexPayRequest) -> Request: ...
    @overload
    def request(self: Merchant[PayindexId], message: Literal["query"], params: PayindexQueryRequest) -> Request: ...
    @overload
    def request(self: Merchant[PayindexId], message: Literal["payout"], params: PayindexPayoutRequest) -> Request: ...
    @overload
    def request(self: Merchant[PayindexLongOrderidId], message: Literal["pay"], params: PayindexLongOrderidPayRequest) -> Request: ...
    @overload
    def request(self: Merchant[PayindexLongOrderidId], message: Literal["query"], params: PayindexLongOrderidQueryRequest) -> Request: ...
    @overload
    def request(self: Merchant[PayindexLongOrderidId], message: Literal["payout"], params: PayindexPayoutRequest) -> Request: ...
    @overload
    def request(self: Merchant[MypaynzId], message: Literal["pay"], params: MypaynzPayRequest) -> Request: ...
    @overload
    def request(self: Merchant[MypaynzId], message: Literal["check"], params: MypaynzCheckRequest) -> Request: ...
    @overload
    def request(self: Merchant[MypaynzId], message: Literal["online"], params: MypaynzOnlineRequest) -> Request: ...
    @overload
    def request(self: Merchant[MypaynzId], message: Literal["refund"], params: MypaynzRefundRequest) -> Request: ...
    @overload
    def request(self: Merchant[MypaynzId], message: Literal["order_status"], params: MypaynzOrderStatusRequest) -> Request: ...
    @overload
    def request(self: Merchant[MypaynzId], message: Literal["v3_payment"], params: MypaynzV3PaymentRequest) -> Request: ...
    @overload
    def request(self: Merchant[MypaynzId], message: Literal["v3_refund"], params: MypaynzV3RefundRequest) -> Request: ...
    @overload
    def request(self: Merchant[MypaynzId], message: Literal["v3_query"], params: MypaynzV3QueryRequest) -> Request: ...
    @overload
    def request(self: Merchant[PayproId], message: Literal["pay"], params: PayproPayRequest) -> Request: ...
    @overload
    def request(self: Merchant[EpusdtId], message: Literal["pay"], params: EpusdtPayRequest) -> Request: ...
    @overload
    def request(self: Merchant[EpusdtHmacId], message: Literal["pay"], params: EpusdtHmacPayRequest) -> Request: ...
    @overload
    def request(self: Merchant[EpusdtBepusdtId], message: Literal["pay"], params: EpusdtBepusdtPayRequest) -> Request: ...
    @overload
    def request(self: Merchant[EpusdtBepusdtId], message: Literal["cancel"], params: EpusdtBepusdtCancelRequest) -> Request: ...
    @overload
    def request(self: Merchant[str], message: str, params: Mapping[str, object]) -> Request: ...
    @overload
    def request(self, message: str, params: _Pairs) -> Request: ...
    def answer(self, message: str, body: _Body) -> Answer: ...
    def notice(self, raw: _Body, headers: _Headers | None = None, now: float | None = None) -> Verified: ...
    def notice_of(
        self, message: str, raw: _Body, headers: _Headers | None = None, now: float | None = None
    ) -> Verified: ...
    @property
    def gateway(self) -> str: ...
    @staticmethod
    def __reduce__() -> NoReturn: ...  # pyright: ignore[reportIncompatibleMethodOverride]
