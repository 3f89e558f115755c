from golang:1.22
copy . /src
run cd /src
env CGO_ENABLED=0
run go build -o /bin/service .
cmd ["/bin/service"]
