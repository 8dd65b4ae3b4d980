// Package paysign verifies and makes the signatures that payment gateways make by sorting, joining and
// hashing parameters: Epay (易支付) and many others. It refuses the forgeries that the scheme itself allows,
// says what is wrong with a message, and hands out as proved only what is proved.
//
// A shop has a [Merchant], its account at a gateway. The raw query or body of a notification (webhook,
// callback, 异步通知) goes into [Merchant.Notice] before anything parses it, or a whole route is
// [Merchant.Handler]. What comes out is a [Notification]; [Notification.Expect] says whether it is paid, this
// order, and the right amount.
//
// Everything is computed in the process: a WebAssembly module of the verified implementation in Rust is a
// part of the package, and is run by wazero, without cgo. The build tag paysign_cgo takes the static library
// of the same implementation in its place. Nothing does I/O but [Merchant.Handler], which reads the request
// that it is given.
//
// Merchants, messages and gateways may be used by any number of goroutines at once.
package paysign
