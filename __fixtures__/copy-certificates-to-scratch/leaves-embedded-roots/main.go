package main

import (
	"fmt"
	_ "golang.org/x/crypto/x509roots/fallback"
	"net/http"
)

func main() {
	answer, err := http.Get("https://api.example.com/prices")
	fmt.Println(answer, err)
}
