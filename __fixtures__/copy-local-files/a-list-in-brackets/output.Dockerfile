FROM debian:12
COPY ["my file.txt", "/data/"]
COPY [ "app.conf" , "/etc/app.conf" ]
