FROM alpine:3.20
RUN apk update && apk add bash && bash -c "echo built" && apk del bash
