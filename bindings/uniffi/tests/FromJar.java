import java.nio.charset.StandardCharsets;
import java.util.List;
import paysign.*;

/**
 * What a stranger in Java runs, with nothing but the jars: both ways into the native library, from the same
 * file.
 */
public class FromJar {
    public static void main(String[] arguments) {
        byte[] body = arguments[1].getBytes(StandardCharsets.UTF_8);
        try {
            List<Secret> secrets = List.of(new Secret(arguments[0]));
            Message notify = new Message("epay", "notify");
            Merchant merchant = new Merchant("epay", "152787", secrets, "https://pay.example.com", null);
            try (Verified notice = notify.verify(body, secrets, null)) {
                System.out.println(notice.orderNo().getText() + " " + merchant.notice(body).ack() + " " + refused(merchant));
            }
        } catch (PaysignException error) {
            throw new IllegalStateException(ExtensionsKt.getWord(error), error);
        }
    }

    private static String refused(Merchant merchant) {
        try (Verified notice = merchant.notice(new byte[0])) {
            return notice.ack();
        } catch (PaysignException error) {
            return ExtensionsKt.getWord(error);
        }
    }
}
