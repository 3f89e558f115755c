package main

import (
	"fmt"
	"time"
	_ "time/tzdata"
)

func main() {
	place, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	fmt.Println(time.Now().In(place))
}
