FROM swift:5.5
WORKDIR /app
COPY . .
RUN swift build
