FROM swift:5.0
WORKDIR /app
COPY . .
RUN swift build -c release
