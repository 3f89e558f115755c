FROM alpine:3.20
RUN apk add --no-cache python3
COPY requirements.txt .
RUN pip3 install -r requirements.txt
