package main

import (
	"fmt"
	"net/http"
)

func main() {
	answer, err := http.Get("https://api.example.com/prices")
	fmt.Println(answer, err)
}
