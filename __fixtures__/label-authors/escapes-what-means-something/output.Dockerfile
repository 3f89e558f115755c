FROM debian:12
LABEL org.opencontainers.image.authors="\"Ada\" Lovelace <ada@example.com>, \$5 a day"

FROM debian:12
LABEL org.opencontainers.image.authors="EXAMPLE\\ada"
