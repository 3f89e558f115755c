FROM debian:12
ADD ["my file.txt", "/data/"]
ADD [ "app.conf" , "/etc/app.conf" ]
