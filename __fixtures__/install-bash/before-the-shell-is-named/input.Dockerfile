FROM alpine:3.20
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN cut -d: -f1 /etc/passwd | sort > /accounts
CMD ["cat", "/accounts"]
