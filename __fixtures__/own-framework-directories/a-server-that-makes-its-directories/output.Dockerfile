FROM python:3.11-slim
WORKDIR /app
COPY . .
RUN useradd --create-home app
RUN mkdir -p tmp log \
    && chown -R app:app tmp log
USER app
CMD ["bin/rails", "server"]
