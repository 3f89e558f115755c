FROM alpine:3.20
LABEL com.example/vendor the vendor
LABEL "com.example.name" 'the name'
