package paysign

import (
	"encoding/binary"
	"math/big"
	"sync"
	"time"
)

// A Notification is a message whose signature belongs to it and to one of the secrets: a notification, or
// another one that was verified. Authentic is not yet paid, and paid is not yet your order: see
// [Notification.Expect].
type Notification struct {
	of      *recipe
	message string
	body    []byte
	arrival *Arrival

	orderNo     string
	hasOrderNo  bool
	paid        Amount
	usual       string
	isSettled   bool
	hasRoles    bool
	status      Status
	ack         string
	secretIndex int

	once sync.Once
	rest *rest
	err  error
}

// What is read when it is asked for.
type rest struct {
	fields, unproved Fields
	tradeNo          string
	ordered          Amount
}

// An Arrival is what came with a body, where a header has the signature.
type Arrival struct {
	// Names and values. [ArrivalOf] takes those of a request.
	Headers []Param
	// When it came; the zero time where nothing asks for it.
	Time time.Time
}

const shortLen = 24

// Reads the short answer.
func (n *Notification) take(answer []byte) error {
	if len(answer) == 0 || answer[0] != answerTold {
		_, err := answered(answer)
		if err == nil {
			err = broken("the answer cannot be read")
		}
		return err
	}
	if len(answer) < shortLen {
		return broken("the answer is cut")
	}
	flags, rest := answer[2], answer[shortLen:]
	part := func(at int) string {
		length := min(int(binary.LittleEndian.Uint32(answer[at:])), len(rest))
		taken := rest[:length]
		rest = rest[length:]
		return string(taken)
	}
	n.status = statusOf(answer[1])
	n.secretIndex = int(binary.LittleEndian.Uint32(answer[4:]))
	n.orderNo, n.ack = part(8), part(12)
	n.paid, n.usual = Amount{text: part(16), is: flags&2 != 0}, part(20)
	n.hasOrderNo, n.isSettled, n.hasRoles = flags&1 != 0, flags&8 != 0, flags&16 != 0
	if flags&4 != 0 {
		n.paid.err = &Error{Code: InvalidAmount, Text: InvalidAmount.Text(), Offset: -1}
	}
	return nil
}

// Reads everything.
func (n *Notification) takeAll(found any) {
	n.orderNo, n.hasOrderNo = isTold[string](found, "order_no")
	n.paid = amountOf(found, "paid_amount")
	n.usual = n.paid.text
	n.hasRoles = told[bool](found, "has_roles")
	n.status = Status(told[string](found, "status"))
	n.ack = told[string](found, "ack")
	n.secretIndex = int(told[uint64](found, "secret_index"))
	n.rest = restOf(found)
}

func restOf(found any) *rest {
	return &rest{
		fields: fields(found, "fields"), unproved: fields(found, "unproved"),
		tradeNo: told[string](found, "trade_no"), ordered: amountOf(found, "ordered_amount"),
	}
}

func (n *Notification) all() (*rest, error) {
	n.once.Do(func() {
		if n.rest != nil {
			return
		}
		found, err := instances().ask(n.of, verifyInput(n.message, n.body, n.arrival))
		if err != nil {
			n.err = err
			return
		}
		n.rest = restOf(found)
	})
	return n.rest, n.err
}

func verifyInput(message string, body []byte, arrival *Arrival) []byte {
	w := arguments("verify")
	w.optional("message", message)
	w.text("body")
	w.bytes(body)
	w.arrival(arrival)
	return w.close()
}

func (w *writer) arrival(arrival *Arrival) {
	if arrival == nil {
		return
	}
	w.params("headers", arrival.Headers)
	if !arrival.Time.IsZero() {
		w.number("now", uint64(max(arrival.Time.Unix(), 0)))
	}
}

// OrderNo is the merchant's order number; empty if the message tells none.
func (n *Notification) OrderNo() string { return n.orderNo }

// PaidAmount is the amount that was really paid.
func (n *Notification) PaidAmount() Amount { return n.paid }

// Status is what the message says about the payment.
func (n *Notification) Status() Status { return n.status }

// IsPaid says whether it says that it is paid.
func (n *Notification) IsPaid() bool { return n.status == Paid }

// Ack is the body to answer with, so that the gateway stops repeating the notification.
func (n *Notification) Ack() string { return n.ack }

// SecretIndex says which of the secrets has signed it.
func (n *Notification) SecretIndex() int { return n.secretIndex }

// Fields are all signed fields, in the body's order. They are read when they are asked for, which is an error
// only after what has verified the message was closed.
func (n *Notification) Fields() (Fields, error) {
	all, err := n.all()
	if err != nil {
		return nil, err
	}
	return all.fields, nil
}

// Unproved are the fields that the signature does not cover: anyone can have put them there.
func (n *Notification) Unproved() (Fields, error) {
	all, err := n.all()
	if err != nil {
		return nil, err
	}
	return all.unproved, nil
}

// TradeNo is the gateway's order number; empty if the message tells none. For errors see
// [Notification.Fields].
func (n *Notification) TradeNo() (string, error) {
	all, err := n.all()
	if err != nil {
		return "", err
	}
	return all.tradeNo, nil
}

// OrderedAmount is the amount that was ordered. For errors see [Notification.Fields].
func (n *Notification) OrderedAmount() (Amount, error) {
	all, err := n.all()
	if err != nil {
		return Amount{}, err
	}
	return all.ordered, nil
}

// Expect is an error unless the message says: this order, paid, and exactly this amount, a decimal in major
// units. The order and its amount come from your database.
func (n *Notification) Expect(orderNo, amount string) error {
	// What the implementation has agreed to beforehand.
	if n.isSettled && orderNo == n.orderNo && (amount == n.usual || amount == n.paid.text) {
		return nil
	}
	w := n.expecting(orderNo)
	w.field("amount", amount)
	_, err := instances().ask(nil, w.close())
	return err
}

// ExpectMinor is as Expect, of whole units of which `scale` digits are after the point: 150 with 2 is 1.5.
func (n *Notification) ExpectMinor(orderNo string, units *big.Int, scale int) error {
	w := n.expecting(orderNo)
	w.field("minor", units.String())
	w.number("scale", uint64(uint(scale)))
	_, err := instances().ask(nil, w.close())
	return err
}

func (n *Notification) expecting(orderNo string) *writer {
	w := arguments("expect")
	w.text("has_roles")
	w.bool(n.hasRoles)
	w.field("status", string(n.status))
	if n.hasOrderNo {
		w.text("told_order")
		w.raw(n.orderNo)
	}
	w.text("is_unreadable")
	w.bool(n.paid.err != nil)
	if n.paid.is && n.paid.err == nil {
		w.field("told_amount", n.paid.text)
	}
	w.field("order_no", orderNo)
	return w
}

// String says what it is, without what it holds: that is the shop's customers' business.
func (n *Notification) String() string { return "Notification(" + string(n.status) + ")" }
