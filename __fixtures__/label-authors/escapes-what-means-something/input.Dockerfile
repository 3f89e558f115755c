FROM debian:12
MAINTAINER "Ada" Lovelace <ada@example.com>, $5 a day

FROM debian:12
MAINTAINER EXAMPLE\ada
