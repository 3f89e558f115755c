FROM swift:5.1
WORKDIR /app
COPY . .
RUN swift build -c release
