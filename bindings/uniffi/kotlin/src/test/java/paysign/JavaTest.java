package paysign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            notice.expectMinor(orderNo, BigInteger.TEN, 2);
            assertEquals("success", notice.ack());
            assertEquals(BigInteger.TEN, notice.paidAmountMinor(2));
            assertEquals("0.1", notice.paidAmount().getDecimal());
            assertEquals(PaymentStatus.PAID, notice.status());
            assertEquals(0, notice.secretIndex());
        }
    }

    @Test
    void anErrorHasItsCode() throws PaysignException {
        Message notify = new Message("epay", "notify");
        List<Secret> secrets = List.of(Secret.exact(KotlinTestKt.KEY.getBytes(StandardCharsets.UTF_8)));
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
            Secret.exact(new byte[0]);
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
            Message.ofScheme("", "sign", BodyWire.FORM);
        } catch (PaysignException error) {
            caught.add(ExtensionsKt.getWord(error));
        }
        try {
            Gateway.parse("");
        } catch (PaysignException error) {
            caught.add(ExtensionsKt.getWord(error));
        }
        assertEquals(List.of("empty_secret", "empty_secret", "unknown_message", "unknown_gateway", "scheme_syntax", "gateway_syntax"), caught);
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
        Diagnosis found = new Message("epay", "notify").diagnose(body, secrets, List.of(), null, List.of(), null);
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
        Signed signed = Message.ofScheme(KotlinTestKt.SCHEME, "sign", BodyWire.FORM)
            .sign(List.of(new Param("a", "1")), secrets.get(0), null);
        assertEquals("sign", signed.getSignatureField());
    }

    @Test
    void aGatewayOfOnesOwnIsAFile() throws PaysignException {
        Gateway gateway = Gateway.parse(Xunhu.FILE.replace("ack = \"success\"", "ack = '${trade_order_id}|success'"));
        List<Secret> secrets = List.of(new Secret(Xunhu.KEY));
        Merchant merchant = new Merchant(gateway, Xunhu.PAID.get("appid"), secrets, Xunhu.URL);
        Request request = merchant.request("pay", List.of(
            new Param("version", "1.1"), new Param("trade_order_id", "E1"), new Param("total_fee", "12.50"), new Param("title", "Tea"),
            new Param("time", "1796000000"), new Param("notify_url", "https://shop.example.com/notify"), new Param("nonce_str", "5f3a")));
        assertEquals("https://api.xunhupay.com/payment/do.html", request.getUrl());
        String signed = "appid=2147483647&nonce_str=5f3a&notify_url=https://shop.example.com/notify"
            + "&time=1796000000&title=Tea&total_fee=12.50&trade_order_id=E1&version=1.1";
        assertTrue(new String(request.getBody(), StandardCharsets.UTF_8).endsWith("&hash=" + Xunhu.md5(signed + Xunhu.KEY)));

        Verified notice = merchant.notice(Xunhu.body(Xunhu.PAID));
        notice.expect("E20261130", "12.5");
        notice.expectMinor("E20261130", BigInteger.valueOf(1250), 2);
        assertEquals(BigInteger.valueOf(12_500), notice.paidAmountMinor(3));
        assertEquals("E20261130|success", notice.ack());
        byte[] forged = new String(Xunhu.body(Xunhu.PAID), StandardCharsets.UTF_8).replace("12.50", "0.01").getBytes(StandardCharsets.UTF_8);
        assertEquals(Code.MISMATCH, assertThrows(PaysignException.Refused.class, () -> merchant.notice(forged)).getCode());
        byte[] cut = Xunhu.body(Xunhu.CUT);
        assertEquals(Code.AMBIGUOUS_FIELD, assertThrows(PaysignException.Refused.class, () -> merchant.notice(cut)).getCode());
        Diagnosis found = new Message(gateway, "notify").diagnose(Xunhu.body(Xunhu.PAID, "&key="), secrets, List.of(), null, List.of(), null);
        assertEquals("secret_joint", found.getFindings().get(0).getCauses().get(0).getWord());
    }

    @Test
    void namesAndRolesMayBeLeftOutFromTheEnd() throws PaysignException {
        List<Secret> secrets = List.of(new Secret(KotlinTestKt.KEY));
        byte[] routed = ("route=payment/epay/notify&" + KotlinTestKt.GENUINE).getBytes(StandardCharsets.UTF_8);
        Merchant merchant = new Merchant("epay", "152787", secrets, "https://pay.example.com", null, List.of("route"));
        assertEquals("success", merchant.notice(routed).ack());
        new Message("epay", "notify", List.of("route")).verify(routed, secrets, null);
        assertThrows(PaysignException.Refused.class, () -> new Message("epay", "notify").verify(routed, secrets, null));
        Message message = Message.ofScheme(
            KotlinTestKt.SCHEME, "sign", BodyWire.FORM, Map.of(Role.ORDER_NO, "order", Role.PAID_AMOUNT, "money", Role.STATUS, "state"), List.of("1"));
        String text = "money=1.00&order=E1&state=1";
        byte[] body = (text + "&sign=" + Xunhu.md5(text + KotlinTestKt.KEY)).getBytes(StandardCharsets.UTF_8);
        message.verify(body, secrets, null).expect("E1", "1");
    }
}
