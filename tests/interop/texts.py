"""What shops and buyers write into names, parameters and addresses, by kind."""

from html import escape

# The kind, and texts of it. A `name` of the canonical string never begins inside these.
TEXTS = {
    "plain": ["VIP", "Oreo 3", "order-7"],
    "Chinese": ["测试商品", "会员（终身）", "Q币[100个]", "，。；：！"],
    "beyond the basic plane": ["月卡😀", "𠮷野家"],
    "Latin letters with marks": ["Crème brûlée", "Ünïcode"],
    "plus": ["C++ Primer（第5版）", "1+1", "+86 10000"],
    "space inside": ["a b  c", "My Shop 会员"],
    "spaces around": [" VIP", "会员 ", "  a  "],
    "percent": ["100% 纯棉", "%E5%95%86", "50%2B50"],
    "equals": ["1+1=2", "刷新率=144Hz", "a==b=", "eyJhIjoxfQ=="],
    "ampersand": ["AT&T", "Tom & Jerry", "R&D&", "&&"],
    "ampersand, then equals": ["AT&T 套餐 流量=30GB", "买一送一 & a=b", "A&（b）=c"],
    "quotes and backslashes": ["27\" 显示器", "it's", "C:\\new\\table"],
    "JSON": ['{"user":7,"back":"https://shop.example/?p=7"}', '["a","b"]'],
    "HTML": ["<b>粗体</b>", "会员<终身>价"],
    "zero": ["0", "00", "0.0"],
    "word": ["null", "false", "undefined"],
}

# What the most common server keeps of such texts: HTML's own characters escaped, then signed and sent so.
TEXTS["HTML-escaped"] = [
    escape(text)
    for text in ('27" 刷新率=144Hz', "会员<终身>价=3元", '{"back":"https://shop.example/?p=7"}', "Tom & Jerry=2", "it's")
]

# A signed field would begin inside these: a signature over them belongs to another message too.
FIELD_INSIDE = ["1+1=2&3=3", "Y&out_trade_no=VICTIM&param=", "https://x.example/?a=1&b=2"]

# Where a gateway sends the notification and the browser.
ADDRESSES = {
    "address": ["https://shop.example.com/notify", "https://shop.example.com/a%20b/"],
    "address with a query": [
        "https://shop.example.com/?s=/api/notify",
        "https://shop.example.com/index.php?route=payment/epay/notify",
    ],
    "address with two parameters": [
        "https://shop.example.com/index.php?s=/api/notify&id=7",
        "https://shop.example.com/?wc-api=epay&lang=zh&x",
    ],
    "address with an encoded query": ["https://shop.example.com/?name=%E5%95%86%E5%93%81&q=a%26b%3Dc"],
}
