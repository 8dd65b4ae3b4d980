import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import paysign.*
import java.net.InetSocketAddress
import java.util.concurrent.ConcurrentHashMap

val key: String = System.getenv("EPAY_KEY") ?: error("EPAY_KEY is not set")
val merchant = Merchant("epay", "152787", listOf(Secret(key)), "https://pay.example.com")
val orders = mapOf("20240125193935458" to "0.10") // your database: what each order costs
val paid: MutableSet<String> = ConcurrentHashMap.newKeySet()

/** What to answer to a notification, from the raw query or body. */
fun notified(raw: ByteArray): Pair<Int, String> = try {
    merchant.notice(raw).use { notice -> // authentic, or an error
        val orderNo = notice.orderNo()?.text
        val amount = orders[orderNo]
        if (orderNo == null || amount == null) return 400 to "no such order"
        notice.expect(orderNo, amount) // paid, mine, and the right amount
        if (paid.add(orderNo)) println("delivered $orderNo") // a gateway repeats itself: deliver once
        200 to notice.ack()
    }
} catch (error: PaysignException) {
    400 to error.word // process nothing, acknowledge nothing
}

fun main() {
    val server = HttpServer.create(InetSocketAddress("127.0.0.1", System.getenv("PORT")?.toInt() ?: 8000), 0)
    server.createContext("/notify") { exchange: HttpExchange ->
        // The bytes as they came: a parsed form cannot be verified.
        val query = exchange.requestURI.rawQuery ?: ""
        val raw = if (exchange.requestMethod == "GET") query.toByteArray() else exchange.requestBody.readBytes()
        val (status, text) = notified(raw)
        val body = text.toByteArray()
        exchange.sendResponseHeaders(status, body.size.toLong())
        exchange.responseBody.use { it.write(body) }
    }
    server.start()
}
