FROM alpine:3.20
ADD <<EOF run.sh /usr/local/bin/
#!/bin/sh
echo ADD this
EOF
