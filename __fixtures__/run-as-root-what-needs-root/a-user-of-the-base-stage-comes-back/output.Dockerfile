FROM debian:12 AS base
RUN groupadd app && useradd -g app app
USER app:app

FROM base
USER root
RUN groupadd extra
USER app:app
CMD ["id"]
