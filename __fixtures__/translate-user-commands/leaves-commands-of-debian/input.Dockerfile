FROM debian:12
RUN addgroup --system --gid 1001 app && adduser --system --uid 1001 --ingroup app app
RUN useradd -m other
USER app
