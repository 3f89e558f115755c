FROM swift:5.0-xenial
WORKDIR /app
COPY . .
RUN swift build
