FROM alpine:3.20
run apk add --no-cache nginx
Copy nginx.conf /etc/nginx/
CMD ["nginx"]
