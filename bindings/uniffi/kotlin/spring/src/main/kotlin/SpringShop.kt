package shop

import jakarta.servlet.http.HttpServletRequest
import org.springframework.beans.factory.annotation.Value
import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication
import org.springframework.context.annotation.Bean
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.RequestMapping
import org.springframework.web.bind.annotation.RequestMethod
import org.springframework.web.bind.annotation.RestController
import paysign.*
import java.util.concurrent.ConcurrentHashMap

@SpringBootApplication
class SpringShop {
    @Bean
    fun merchant(@Value("\${EPAY_KEY}") key: String) = Merchant("epay", "152787", listOf(Secret(key)), "https://pay.example.com")
}

@RestController
class Notifications(private val merchant: Merchant) {
    private val orders = mapOf("20240125193935458" to "0.10") // your database: what each order costs
    private val paid: MutableSet<String> = ConcurrentHashMap.newKeySet()

    @RequestMapping("/notify", method = [RequestMethod.GET, RequestMethod.POST])
    fun notified(request: HttpServletRequest): ResponseEntity<String> {
        // The bytes as they came. A @RequestParam, and for a form even a @RequestBody, is made of what Spring
        // has parsed.
        val raw = if (request.method == "GET") (request.queryString ?: "").toByteArray() else request.inputStream.readBytes()
        return try {
            merchant.notice(raw).use { notice -> // authentic, or an error
                val orderNo = notice.orderNo()?.text
                val amount = orders[orderNo] ?: return ResponseEntity.badRequest().body("no such order")
                notice.expect(orderNo!!, amount) // paid, mine, and the right amount
                if (paid.add(orderNo)) println("delivered $orderNo") // a gateway repeats itself: deliver once
                ResponseEntity.ok(notice.ack())
            }
        } catch (error: PaysignException) {
            ResponseEntity.badRequest().body(error.word) // process nothing, acknowledge nothing
        }
    }
}

fun main(args: Array<String>) {
    runApplication<SpringShop>(*args)
}
