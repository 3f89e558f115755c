FROM alpine:3.20
COPY a.txt /
COPY a.txt "/b c.txt"
COPY a.txt $TARGET
COPY a.txt C:\\app\\
COPY a.txt ../b.txt
ADD a.txt .
