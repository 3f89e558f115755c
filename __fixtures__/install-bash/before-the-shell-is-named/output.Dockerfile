FROM alpine:3.20
RUN apk add --no-cache bash
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN cut -d: -f1 /etc/passwd | sort > /accounts
CMD ["cat", "/accounts"]
