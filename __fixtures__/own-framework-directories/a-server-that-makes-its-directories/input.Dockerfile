FROM python:3.11-slim
WORKDIR /app
COPY . .
RUN useradd --create-home app
USER app
CMD ["bin/rails", "server"]
