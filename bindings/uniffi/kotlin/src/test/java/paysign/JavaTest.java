package paysign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a shop in Java writes: no call is out of its reach. */
class JavaTest {
    private static final byte[] GENUINE = KotlinTestKt.GENUINE.getBytes(StandardCharsets.UTF_8);

    @Test
    void aNotificationIsVerifiedAndExpected() throws PaysignException {
        List<Secret> secrets = List.of(new Secret(KotlinTestKt.KEY));
        try (Merchant merchant = new Merchant("epay", "152787", secrets, "https://pay.example.com", null);
             Verified notice = merchant.notice(GENUINE)) {
            String orderNo = notice.orderNo().getText();
            notice.expect(orderNo, "0.10");
            ExtensionsKt.expect(notice, orderNo, new BigDecimal("0.10"));
            notice.expectMinor(orderNo, 10, 2);
            assertEquals("success", notice.ack());
            assertEquals(Long.valueOf(10), notice.paidAmount().getMinor());
            assertEquals(PaymentStatus.PAID, notice.status());
            assertEquals(0, notice.secretIndex());
        }
    }

    @Test
    void anErrorHasItsCode() throws PaysignException {
        Message notify = new Message("epay", "notify");
        List<Secret> secrets = List.of(Secret.Companion.exact(KotlinTestKt.KEY.getBytes(StandardCharsets.UTF_8)));
        byte[] body = "pid=1&pid=2".getBytes(StandardCharsets.UTF_8);
        PaysignException.Refused error =
            assertThrows(PaysignException.Refused.class, () -> notify.verify(body, secrets, new Options(true, null)));
        assertEquals(Code.DUPLICATE_FIELD, error.getCode());
        assertEquals(6, error.getCode().getValue());
        assertEquals("duplicate_field", error.getWord());
        assertEquals(Long.valueOf(6), error.getOffset());
    }

    /** Each `catch` is one that compiles only if the call declares what it throws. */
    @Test
    void whatIsThrownCanBeCaught() {
        List<String> caught = new ArrayList<>();
        try {
            new Secret("");
        } catch (PaysignException error) {
            caught.add(ExtensionsKt.getWord(error));
        }
        try {
            Secret.Companion.exact(new byte[0]);
        } catch (PaysignException error) {
            caught.add(ExtensionsKt.getWord(error));
        }
        try {
            new Message("epay", "nothing");
        } catch (PaysignException error) {
            caught.add(ExtensionsKt.getWord(error));
        }
        try {
            new Merchant("nothing", "1", List.of(), "https://pay.example.com", null);
        } catch (PaysignException error) {
            caught.add(ExtensionsKt.getWord(error));
        }
        try {
            Message.Companion.ofScheme("", "sign", BodyWire.FORM);
        } catch (PaysignException error) {
            caught.add(ExtensionsKt.getWord(error));
        }
        assertEquals(List.of("empty_secret", "empty_secret", "unknown_message", "unknown_gateway", "scheme_syntax"), caught);
    }

    @Test
    void whatACallRefusesCanBeCaught() throws PaysignException {
        Message notify = new Message("epay", "notify");
        List<String> caught = new ArrayList<>();
        try {
            notify.verifyBatch(List.of(), List.of(), null);
        } catch (PaysignException error) {
            caught.add(ExtensionsKt.getWord(error));
        }
        try {
            notify.verify(new byte[0], List.of(), null);
        } catch (PaysignException error) {
            caught.add(ExtensionsKt.getWord(error));
        }
        List<Secret> secrets = List.of(new Secret(KotlinTestKt.KEY));
        try {
            notify.verify(new byte[0], secrets, null);
        } catch (PaysignException error) {
            caught.add(ExtensionsKt.getWord(error));
        }
        try {
            new Merchant("epay", "152787", secrets, "https://pay.example.com", null).notice(new byte[0]);
        } catch (PaysignException error) {
            caught.add(ExtensionsKt.getWord(error));
        }
        try {
            notify.sign(List.of(new Param("name", "half \uD83C")), secrets.get(0), null);
        } catch (IllegalArgumentException error) {
            caught.add("half of a pair");
        }
        assertEquals(List.of("no_secret", "no_secret", "empty_body", "empty_body", "half of a pair"), caught);
    }

    @Test
    void aDiagnosisIsReadByGetters() throws PaysignException {
        byte[] body = ("s=/pay/notify&" + KotlinTestKt.GENUINE).getBytes(StandardCharsets.UTF_8);
        List<Secret> secrets = List.of(new Secret(KotlinTestKt.KEY));
        Diagnosis found = new Message("epay", "notify").diagnose(body, secrets, List.of(), null);
        Cause cause = found.getFindings().get(0).getCauses().get(0);
        assertEquals("parameter_added", cause.getWord());
        assertEquals("s", cause.getEvidence().get(0).getField().getText());
        assertEquals("mismatch", found.getRefusal().getWord());
    }

    @Test
    void requestsAndVerdictsWork() throws PaysignException {
        List<Secret> secrets = List.of(new Secret(KotlinTestKt.KEY));
        Message notify = new Message("epay", "notify");
        try (Verdicts verdicts = notify.verifyBatch(List.of(GENUINE, new byte[0]), secrets, null)) {
            assertEquals("0.1", verdicts.get(0).get("money").getText());
            assertEquals(List.of(1), verdicts.refused());
        }
        Options limited = new Options(true, new Limits(10, null, null));
        PaysignException.Refused error =
            assertThrows(PaysignException.Refused.class, () -> notify.verifyBatch(List.of(GENUINE), secrets, limited).get(0));
        assertEquals(Code.BODY_TOO_LONG, error.getCode());
        Signed signed = Message.Companion.ofScheme(KotlinTestKt.SCHEME, "sign", BodyWire.FORM)
            .sign(List.of(new Param("a", "1")), secrets.get(0), null);
        assertEquals("sign", signed.getSignatureField());
    }
}
