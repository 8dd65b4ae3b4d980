// Package examples has the route of the notification in the frameworks that Go has: each hands the request on
// as it came, and reads nothing before.
package examples

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/adaptor"
	"github.com/labstack/echo/v4"
)

// Gin takes the route as it is.
func Gin(notify http.Handler) http.Handler {
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.Any("/notify", gin.WrapH(notify))
	return router
}

// Echo takes it as it is.
func Echo(notify http.Handler) http.Handler {
	router := echo.New()
	router.Any("/notify", echo.WrapHandler(notify))
	return router
}

// Fiber is not built on net/http: its adaptor copies the request.
func Fiber(notify http.Handler) *fiber.App {
	app := fiber.New()
	app.All("/notify", adaptor.HTTPHandler(notify))
	return app
}
