FROM scratch
ADD rootfs.tar.xz /
ADD layer.tar /
ADD "data.TGZ" /data
ADD ["dump.sql.gz", "/dump/"]
ADD app.tar.zst app.tar.* /app/
ARG VERSION=3.20
ADD alpine-${VERSION}.tar.gz /
