FROM example.org/swift:4.0
WORKDIR /app
COPY . .
RUN swift build
