package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"os/user"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		_, err := net.LookupHost("localhost")
		who, _ := user.Current()
		fmt.Fprintln(w, "go api", err, who)
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
