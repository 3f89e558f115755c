FROM debian:12-slim
RUN useradd --uid 4000 app
WORKDIR /srv/app
COPY . .
RUN chown -R app:app /srv/app
# not as root
USER app
CMD ["sh", "-c", "touch made && id -un"]
