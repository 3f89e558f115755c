FROM debian:12
COPY --parents a/b /app/
RUN <<END
true
END
