FROM swift:4.0.3
WORKDIR /app
COPY . .
RUN swift package resolve
