"""Messages that are genuine: the worked example of Epay's page, and its request."""

SECRET = "7a3b1053780db61ebd3d7123e1b8d6c4"

BODY = (
    b"pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay"
    b"&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS"
    b"&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"
)

PARAMS = {
    "pid": "152787",
    "type": "wxpay",
    "out_trade_no": "20240125193935458",
    "notify_url": "1",
    "return_url": "2",
    "name": "测试支付20240125193935458",
    "money": "0.1",
}

SIGNATURE = "5af4287ea6c3ab4505e9dc8d2e3a148c"
