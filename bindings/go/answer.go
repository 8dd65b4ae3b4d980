package paysign

// An Answer is a gateway's answer that is not an error. Most are not signed: they are worth what the TLS
// connection is worth that they came over.
type Answer struct {
	of      *recipe
	message string
	body    []byte

	fields                   Fields
	isProved                 bool
	orderNo, tradeNo, payURL string
	ordered, paid            Amount
	status                   Status
}

func answerInput(message string, body []byte, names ...string) []byte {
	w := arguments("answer")
	w.optional("message", message)
	w.text("body")
	w.bytes(body)
	w.texts("names", names)
	return w.close()
}

func answerOf(of *recipe, message string, body []byte) (*Answer, error) {
	found, err := instances().ask(of, answerInput(message, body))
	if err != nil {
		return nil, err
	}
	return &Answer{
		of: of, message: message, body: append([]byte(nil), body...),
		fields: fields(found, "fields"), isProved: told[bool](found, "is_proved"),
		orderNo: told[string](found, "order_no"), tradeNo: told[string](found, "trade_no"),
		payURL: told[string](found, "pay_url"), ordered: amountOf(found, "ordered_amount"),
		paid: amountOf(found, "paid_amount"), status: Status(told[string](found, "status")),
	}, nil
}

// Fields are all fields of the message's table that the answer holds, nested ones by their path:
// "data.status".
func (a *Answer) Fields() Fields { return a.fields }

// Get is a field by its name or path, also one that the table calls otherwise. An error only after what has
// read the answer was closed.
func (a *Answer) Get(name string) (value string, is bool, err error) {
	if value, is := a.fields.Get(name); is {
		return value, true, nil
	}
	found, err := instances().ask(a.of, answerInput(a.message, a.body, name))
	if err != nil {
		return "", false, err
	}
	value, is = fields(found, "named").Get(name)
	return value, is, nil
}

// IsProved says whether the answer's signature was verified.
func (a *Answer) IsProved() bool { return a.isProved }

// OrderNo is the merchant's order number; empty if the answer tells none.
func (a *Answer) OrderNo() string { return a.orderNo }

// TradeNo is the gateway's order number; empty if the answer tells none.
func (a *Answer) TradeNo() string { return a.tradeNo }

// PayURL is where the buyer pays: a URL, or the text of a QR code.
func (a *Answer) PayURL() string { return a.payURL }

// OrderedAmount is the amount that the buyer is to pay.
func (a *Answer) OrderedAmount() Amount { return a.ordered }

// PaidAmount is the amount that was really paid.
func (a *Answer) PaidAmount() Amount { return a.paid }

// Status is what the answer says about the payment.
func (a *Answer) Status() Status { return a.status }

// IsPaid says whether it says that it is paid.
func (a *Answer) IsPaid() bool { return a.status == Paid }
