package paysign

// An Explanation is how a message was read, for a developer's eyes: it shows the canonical string, and never
// a secret or a right signature.
type Explanation struct {
	// All of it, to be printed.
	Text   string
	Scheme string
	// What was signed, without the secret and its joint.
	Canonical string
	// The signed fields in canonical order, each with what it adds to the canonical string.
	Included Fields
	// All other fields, in the body's order.
	LeftOut []LeftOut
	// What verification says: which secret, or -1, and the error; neither if only the secret is missing to tell.
	SecretIndex int
	Refusal     *Error
}

// LeftOut is a field that is not signed.
type LeftOut struct {
	Name   string
	Reason Reason
}

// Explain explains how a raw body is read and what its signature covers, whether it is valid or not.
func (m *Message) Explain(body []byte) (*Explanation, error) {
	w := arguments("explain")
	w.text("body")
	w.bytes(body)
	found, err := instances().ask(m.recipe, w.close())
	if err != nil {
		return nil, err
	}
	explained := &Explanation{
		Text: told[string](found, "text"), Scheme: told[string](found, "scheme"),
		Canonical: told[string](found, "canonical"), Included: fields(found, "included"),
	}
	explained.SecretIndex, explained.Refusal = verdictOf(found)
	for _, one := range fields(found, "left_out") {
		explained.LeftOut = append(explained.LeftOut, LeftOut{one.Name, Reason(one.Value)})
	}
	return explained, nil
}

func verdictOf(found any) (int, *Error) {
	if index, is := isTold[uint64](found, "secret_index"); is {
		return int(index), nil
	}
	if refused, is := isTold[map[string]any](found, "refusal"); is {
		return -1, errorOf(refused)
	}
	return -1, nil
}

// A Diagnosis is why a signature does not match. It shows neither a secret nor a right signature of the
// message; but it says far more than "no", so no stranger is answered with it.
type Diagnosis struct {
	// All of it, to be printed.
	Text string
	// What explains it, the best first. Empty for a message that is valid in every respect.
	Findings []Finding
	// Which secret has signed the message, or -1, and why it is not accepted.
	SecretIndex int
	Refusal     *Error
	// Whether all was tried, or something found before.
	IsComplete bool
}

// A Finding is one explanation: a cause, or several that only together explain it.
type Finding struct {
	// Whether the digest of what it describes is the claimed one; else it is possible.
	IsCertain bool
	// Why it is thought to be so.
	Reason string
	// In the order in which a message goes through them.
	Causes []Cause
	// If certain: the text that was signed, without the secret.
	Signed    string
	HasSigned bool
}

// A Cause is one cause in an explanation.
type Cause struct {
	// The same word in every language, what it is, and what to change on the shop's side.
	Code, Text, Cure string
	// Which form of it; may be empty.
	Detail string
	// What shows it.
	Evidence []Evidence
	// Lines of code to look for, each after the framework or language where it occurs.
	LookFor Fields
}

// Evidence is what shows a cause: a field, or a part of the scheme. What is not there is nil.
type Evidence struct {
	// The field's name.
	Field *string
	// The byte of the body where it is; -1 if it is not there.
	Offset int
	// What is here, and what was signed in its place.
	Here, Signed *string
}

// Beside is what a diagnosis is told beside the message and its secrets. All of it may be left out.
type Beside struct {
	// Other secrets that the merchant has, to be tried as well.
	OtherSecrets []Secret
	// Raw bodies of other messages that were signed with the same secret: they tell a wrong secret from a
	// changed message.
	Also [][]byte
	// The language of what is told to people: "en", which is the default, or "zh".
	Lang string
}

func (w *writer) beside(beside *Beside) {
	if beside == nil {
		return
	}
	w.secrets("other_secrets", beside.OtherSecrets)
	w.bodies("also", beside.Also)
	w.optional("lang", beside.Lang)
}

// Diagnose says why the signature of a raw body does not match: for a developer's machine, where no stranger
// can ask. `beside` may be nil.
func (m *Message) Diagnose(body []byte, beside *Beside) (*Diagnosis, error) {
	w := arguments("diagnose")
	w.text("body")
	w.bytes(body)
	w.beside(beside)
	return m.diagnosed(w)
}

// DiagnoseDocument says whether a worked example on a vendor's page is consistent, and what would make it so:
// parameters and signature are as printed. `beside` may be nil.
func (m *Message) DiagnoseDocument(params Params, signature string, beside *Beside) (*Diagnosis, error) {
	w := arguments("diagnose_document")
	w.params("params", params.Params())
	w.field("signature", signature)
	w.beside(beside)
	return m.diagnosed(w)
}

func (m *Message) diagnosed(w *writer) (*Diagnosis, error) {
	found, err := instances().ask(m.recipe, w.close())
	if err != nil {
		return nil, err
	}
	diagnosis := &Diagnosis{Text: told[string](found, "text"), IsComplete: told[bool](found, "is_complete")}
	diagnosis.SecretIndex, diagnosis.Refusal = verdictOf(found)
	for _, one := range told[[]any](found, "findings") {
		finding := Finding{IsCertain: told[bool](one, "is_certain"), Reason: told[string](one, "reason")}
		finding.Signed, finding.HasSigned = isTold[string](one, "signed")
		for _, cause := range told[[]any](one, "causes") {
			finding.Causes = append(finding.Causes, causeOf(cause))
		}
		diagnosis.Findings = append(diagnosis.Findings, finding)
	}
	return diagnosis, nil
}

func causeOf(found any) Cause {
	cause := Cause{
		Code: told[string](found, "code"), Text: told[string](found, "text"), Cure: told[string](found, "cure"),
		Detail: told[string](found, "detail"), LookFor: fields(found, "look_for"),
	}
	for _, one := range told[[]any](found, "evidence") {
		evidence := Evidence{Field: pointed(one, "field"), Here: pointed(one, "here"), Signed: pointed(one, "signed"), Offset: -1}
		if offset, is := isTold[uint64](one, "offset"); is {
			evidence.Offset = int(offset)
		}
		cause.Evidence = append(cause.Evidence, evidence)
	}
	return cause
}

func pointed(from any, name string) *string {
	if text, is := isTold[string](from, name); is {
		return &text
	}
	return nil
}
