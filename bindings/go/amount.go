package paysign

import "math/big"

// An Amount is exact: a decimal in major units, as text without zeros at its end: "1.5". It is what the
// message tells; Err says why it is not one.
type Amount struct {
	text string
	is   bool
	err  *Error
}

// String is the decimal, or empty where there is none.
func (a Amount) String() string { return a.text }

// IsTold says whether the message tells one, readable or not.
func (a Amount) IsTold() bool { return a.is }

// Err is InvalidAmount if what the message tells is not an amount.
func (a Amount) Err() error {
	if a.err == nil {
		return nil
	}
	return a.err
}

// Minor is the amount in units of which `scale` digits are after the point: with 2 in cents, with 18 in wei.
// Nil where the message tells none; an error if it is not a whole number of them.
func (a Amount) Minor(scale int) (*big.Int, error) {
	if a.err != nil {
		return nil, a.err
	}
	if !a.is {
		return nil, nil
	}
	w := arguments("minor")
	w.field("amount", a.text)
	w.number("scale", uint64(uint(scale)))
	found, err := instances().ask(nil, w.close())
	if err != nil {
		return nil, err
	}
	digits, _ := found.(string)
	units, is := new(big.Int).SetString(digits, 10)
	if !is {
		return nil, broken("the units cannot be read")
	}
	return units, nil
}

func amountOf(from any, name string) Amount {
	if text, is := isTold[string](from, name); is {
		return Amount{text: text, is: true}
	}
	if refused, is := isTold[map[string]any](from, name); is {
		return Amount{is: true, err: errorOf(refused)}
	}
	return Amount{}
}
