FROM debian:12 AS base
RUN groupadd app && useradd -g app app
USER app:app

FROM base
RUN groupadd extra
CMD ["id"]
