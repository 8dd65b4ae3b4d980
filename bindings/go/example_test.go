package paysign_test

import (
	"errors"
	"fmt"
	"log"

	paysign "github.com/paysign/paysign/bindings/go"
)

func ExampleMerchant_Notice() {
	secrets := []paysign.Secret{paysign.NewSecret("7a3b1053780db61ebd3d7123e1b8d6c4")}
	merchant, err := paysign.NewMerchant(paysign.GatewayEpay, "152787", secrets, "https://pay.example.com", nil)
	if err != nil {
		log.Fatal(err)
	}
	notice, err := merchant.Notice([]byte("pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay" +
		"&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS" +
		"&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(notice.OrderNo(), notice.PaidAmount(), notice.Status(), notice.Ack())
	fmt.Println(notice.Expect("20240125193935458", "0.10"))
	err = notice.Expect("20240125193935458", "10.00")
	fmt.Println(errors.Is(err, paysign.PaidTooLittle))
	// Output:
	// 20240125193935458 0.1 paid success
	// <nil>
	// true
}

func ExampleMessage_Diagnose() {
	secrets := []paysign.Secret{paysign.NewSecret("7a3b1053780db61ebd3d7123e1b8d6c4")}
	message, err := paysign.NewMessage(paysign.GatewayEpay, "notify", secrets, nil)
	if err != nil {
		log.Fatal(err)
	}
	diagnosis, err := message.Diagnose([]byte("s=/notify&pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458"+
		"&type=wxpay&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS"+
		"&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"), nil)
	if err != nil {
		log.Fatal(err)
	}
	first := diagnosis.Findings[0]
	fmt.Println(string(diagnosis.Refusal.Code), first.IsCertain, first.Causes[0].Code, *first.Causes[0].Evidence[0].Field)
	// Output: mismatch true parameter_added s
}
