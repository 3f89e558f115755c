FROM debian:12-slim
RUN useradd --uid 4000 app
WORKDIR /srv/app
COPY . .
# not as root
USER app
RUN chown -R app:app /srv/app
CMD ["sh", "-c", "touch made && id -un"]
